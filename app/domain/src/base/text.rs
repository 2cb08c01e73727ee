//! Text, parsed once. Values of these types are trimmed, not empty, within their bound and free of control characters
//! (line breaks are allowed where useful), so no code downstream checks again.

use serde::{Deserialize, Serialize};

use crate::base::limits;

/// Why a text was rejected. The message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TextError {
    /// Nothing but white space.
    #[error("write something first")]
    Empty,
    /// Longer than its bound.
    #[error("{chars} characters are too many: shorten it to {max}")]
    TooLong {
        /// Number of characters it has.
        chars: u32,
        /// Number of characters allowed.
        max: u32,
    },
    /// Contains a control character.
    #[error("it contains a character that cannot be shown: type it again")]
    Control,
}

/// Trims, then checks length in characters and forbids control characters (`\n` where `lines`).
fn parse(text: &str, max: usize, lines: bool) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(TextError::Empty);
    }
    let chars = text.chars().count();
    if chars > max {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        return Err(TextError::TooLong { chars: clip(chars), max: clip(max) });
    }
    if text.chars().any(|c| (c.is_control() && !(lines && matches!(c, '\n' | '\t'))) || is_bidi(c))
    {
        return Err(TextError::Control);
    }
    Ok(text.to_owned())
}

/// Characters without a shape: a text of only these is empty.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// Direction overrides can make a signed text read differently.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $max:expr, lines: $lines:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Maximum length in characters.
            pub const CHARS_MAX: usize = $max;

            /// Parses, trimming white space at both ends.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                parse(text, Self::CHARS_MAX, $lines).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// A title: of a workshop, a theme, a step, a disconnect.
    Title, limits::TITLE_CHARS_MAX, lines: false;
    /// A person's name. Never part of the log.
    DisplayName, limits::NAME_CHARS_MAX, lines: false;
    /// What a person speaks for: "Practice Finance".
    FunctionName, limits::FUNCTION_CHARS_MAX, lines: false;
    /// The text of a card.
    CardText, limits::CARD_CHARS_MAX, lines: true;
    /// A statement that the group rates.
    StatementText, limits::STATEMENT_CHARS_MAX, lines: false;
    /// A reason, a restatement, a note.
    Reason, limits::REASON_CHARS_MAX, lines: true;
    /// What is counted: "euros", "days".
    Unit, limits::UNIT_CHARS_MAX, lines: false;
    /// A section of the resolution.
    SectionText, limits::SECTION_CHARS_MAX, lines: true;
}

impl CardText {
    /// Placeholder for a text that the reader may not see.
    pub fn withheld() -> Self {
        Self("…".to_owned())
    }
}
