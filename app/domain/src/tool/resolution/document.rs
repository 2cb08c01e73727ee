//! The text of a resolution and its hash. Responses and signatures belong to one hash.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    base::{
        id::ConditionId,
        map::Map,
        text::{FunctionName, SectionText},
        time::Day,
    },
    tool::seats::Seats,
};

/// The sections of a shared vision of success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Objective,
    /// What is in scope and what is not.
    Scope,
    /// What we will stop.
    Stop,
    /// What we will start.
    Start,
    /// Measurable success.
    Tangible,
    /// Success that is felt.
    Intangible,
    /// Step by step.
    Phases,
    /// Risks the group accepts.
    Risks,
    Supplier,
}

impl Section {
    /// All sections, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Objective,
        Self::Scope,
        Self::Stop,
        Self::Start,
        Self::Tangible,
        Self::Intangible,
        Self::Phases,
        Self::Risks,
        Self::Supplier,
    ];
}

/// What must also hold, with an owner and a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Condition {
    pub text: SectionText,
    /// The responsible function.
    pub owner: FunctionName,
    pub due: Day,
}

/// The text of a resolution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// An empty section is absent.
    pub sections: Map<Section, SectionText>,
    /// What it means for each function.
    pub lines: Map<FunctionName, SectionText>,
    pub conditions: Map<ConditionId, Condition>,
    /// The effective day; `None` until set.
    pub day: Option<Day>,
}

/// SHA-256 of everything a document says, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash(String);

impl ContentHash {
    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight digits, for people to compare.
    pub fn short(&self) -> &str {
        &self.0[..8]
    }
}

impl TryFrom<String> for ContentHash {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 64 && text.bytes().all(hex) {
            Ok(Self(text))
        } else {
            Err("a content hash is 64 lower-case hexadecimal digits")
        }
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.0
    }
}

impl Document {
    /// Whether it has an objective.
    pub fn has_objective(&self) -> bool {
        self.sections.contains_key(&Section::Objective)
    }

    /// The functions that will sign and have no line of their own yet.
    pub fn functions_without_line(&self, seats: &Seats) -> Vec<FunctionName> {
        let functions = seats.functions();
        functions.into_iter().filter(|function| !self.lines.contains_key(function)).collect()
    }

    /// The hash of everything it says. Each part is prefixed with its length, so that no text can pass for another.
    pub fn hash(&self) -> ContentHash {
        let mut digest = Sha256::new();
        let mut part = |text: &str| {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        };
        part("collective-yes resolution 1");
        for (section, text) in &self.sections {
            part(&format!("section {}", *section as u8));
            part(text.as_str());
        }
        for (function, line) in &self.lines {
            part("line");
            part(function.as_str());
            part(line.as_str());
        }
        for (id, condition) in &self.conditions {
            part("condition");
            part(&id.to_string());
            part(condition.text.as_str());
            part(condition.owner.as_str());
            part(condition.due.as_str());
        }
        if let Some(day) = &self.day {
            part("day");
            part(day.as_str());
        }
        let hex = digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            for digit in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
            hex
        });
        ContentHash(hex)
    }
}
