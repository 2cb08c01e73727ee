//! The decision: a version of the resolution, who signed it, and where everybody stands.

use std::collections::BTreeMap;

use domain::{
    Timestamp, Workshop,
    id::SeatId,
    scale::Gradient,
    text::{DisplayName, FunctionName, Reason, SectionText},
    time::Day,
    tool::resolution::{self, ConsentOutcome, Document, Section, Version},
};
use schemars::JsonSchema;
use serde::Serialize;
use texts::record as t;

/// A version of the resolution and the group's position on it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decision {
    pub version: u16,
    /// The hash of its text: a signature is valid for exactly this text.
    pub hash: String,
    /// When it was proposed, to the minute, UTC.
    pub proposed_at: String,
    /// Whether the text was changed since: if so, positions and signatures do not count for the new text.
    pub superseded: bool,
    /// Whether every member has signed it.
    pub one_yes: bool,
    /// What it says.
    #[serde(flatten)]
    pub text: Text,
    pub signed: Vec<Signed>,
    /// The functions of members who did not sign.
    pub not_signed: Vec<FunctionName>,
    /// The consent round; `None` while it is sealed.
    pub consent: Option<Consent>,
}

/// The text of a resolution.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Text {
    /// The day it takes effect; `None` if not set.
    pub day: Option<Day>,
    /// Its sections.
    pub parts: Vec<DecisionSection>,
    /// What it means for each function.
    pub lines: Vec<FunctionMeaning>,
    /// Conditions that must be met.
    pub conditions: Vec<Condition>,
}

/// A section of the text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DecisionSection {
    pub section: Section,
    pub title: String,
    pub text: SectionText,
}

/// What the resolution means for one function.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FunctionMeaning {
    pub function: FunctionName,
    pub text: SectionText,
}

/// A condition that must be met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Condition {
    pub text: SectionText,
    /// The responsible function.
    pub owner: FunctionName,
    /// The deadline.
    pub due: Day,
}

/// A signature.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Signed {
    /// The function it was given for.
    pub function: FunctionName,
    /// The person's name, if given.
    pub name: Option<DisplayName>,
    /// To the minute, UTC.
    pub at: String,
    /// The same moment, in microseconds since 1970, UTC.
    pub moment: Timestamp,
    /// Whether the Mobilizer entered it for somebody without a device.
    pub entered: bool,
}

/// A consent round.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consent {
    /// Its result, in words.
    #[serde(rename = "verdict")]
    pub outcome: String,
    /// Everybody's position.
    pub positions: Vec<ConsentPosition>,
}

/// One member's position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConsentPosition {
    /// `None` if the round was anonymous.
    pub function: Option<FunctionName>,
    /// 1 (wholehearted support) to 8 (veto).
    pub gradient: u8,
    /// The same in words.
    pub words: String,
    /// Whether this is an objection.
    pub objects: bool,
    pub reason: Option<Reason>,
    /// What would move the member to support.
    pub lift: Option<Reason>,
}

impl Decision {
    pub(crate) fn of(
        workshop: &Workshop,
        version: &Version,
        people: &BTreeMap<SeatId, DisplayName>,
    ) -> Self {
        let signed = version.signatures.iter().map(|(seat, signature)| Signed {
            function: signature.function.clone(),
            name: people.get(seat).cloned(),
            at: moment(signature.at),
            moment: signature.at,
            entered: workshop.seats.all.get(seat).is_some_and(|seat| seat.proxy),
        });
        let mut signed: Vec<_> = signed.collect();
        signed.sort_by(|a, b| a.function.cmp(&b.function).then(a.at.cmp(&b.at)));
        let members = workshop.seats.members();
        let missing = members.filter(|seat| !version.signatures.contains_key(&seat.id));
        let mut not_signed: Vec<_> = missing.filter_map(|seat| seat.function.clone()).collect();
        not_signed.sort();
        Self {
            version: version.number,
            hash: version.hash.as_str().to_owned(),
            proposed_at: moment(version.at),
            superseded: version.superseded,
            one_yes: !version.superseded && workshop.resolution.is_one_yes(workshop),
            text: Text::of(&version.document),
            signed,
            not_signed,
            consent: version.outcome().map(|outcome| Consent::of(version, outcome)),
        }
    }

    pub(crate) fn objections(&self) -> Vec<ConsentPosition> {
        let positions = self.consent.iter().flat_map(|consent| &consent.positions);
        positions.filter(|position| position.objects).cloned().collect()
    }
}

impl Text {
    pub(crate) fn of(document: &Document) -> Self {
        let part = |section: &Section| {
            let text = document.sections.get(section)?.clone();
            Some(DecisionSection {
                section: *section,
                title: wording::section(*section).to_owned(),
                text,
            })
        };
        let lines = document.lines.iter();
        let lines = lines.map(|(function, text)| FunctionMeaning {
            function: function.clone(),
            text: text.clone(),
        });
        Self {
            day: document.day.clone(),
            parts: Section::ALL.iter().filter_map(part).collect(),
            lines: lines.collect(),
            conditions: document.conditions.values().map(Condition::of).collect(),
        }
    }

    /// What is decided; `None` until it is written.
    pub fn objective(&self) -> Option<&SectionText> {
        let objective = self.parts.iter().find(|part| part.section == Section::Objective);
        objective.map(|part| &part.text)
    }
}

impl Condition {
    fn of(condition: &resolution::Condition) -> Self {
        let resolution::Condition { text, owner, due } = condition.clone();
        Self { text, owner, due }
    }
}

impl Consent {
    fn of(version: &Version, outcome: ConsentOutcome) -> Self {
        let position = |response: &resolution::Response| ConsentPosition {
            function: response.function.clone(),
            gradient: response.gradient.number(),
            words: wording::gradient_third(response.gradient).to_owned(),
            objects: matches!(response.gradient, Gradient::Disagree | Gradient::Veto),
            reason: response.reason.clone(),
            lift: response.lift.clone(),
        };
        let mut positions: Vec<_> = version.shown.iter().map(position).collect();
        // Not in the order of seats, which would identify people across records.
        positions.sort_by(|a, b| a.function.cmp(&b.function).then(a.gradient.cmp(&b.gradient)));
        Self { outcome: wording::consent_outcome_third(outcome).to_owned(), positions }
    }
}

/// A moment to the minute, in UTC.
fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).map_or_else(
        |_| t::unknown_moment().to_owned(),
        |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
    )
}
