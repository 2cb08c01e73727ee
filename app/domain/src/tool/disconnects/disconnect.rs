//! One disconnect: two functions that differ, and how far they have come.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, EvidenceId, StatementId, TermId},
        level::Level,
        text::{FunctionName, Reason},
        time::Day,
    },
    tool::disconnects::subject::Subject,
};

/// The kind of difference. Each kind asks for a different move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisconnectKind {
    /// Same words, different meaning.
    Language,
    /// One number would settle it.
    Fact,
    /// Important and uncertain.
    Assumption,
    /// Same facts, different order.
    Priority,
    /// Somebody loses.
    Interest,
    /// No owner, or two.
    Role,
    /// One is at the problem, the other at the supplier.
    Stage,
    /// They agree without knowing it.
    Perception,
}

impl DisconnectKind {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self::Language,
        Self::Fact,
        Self::Assumption,
        Self::Priority,
        Self::Interest,
        Self::Role,
        Self::Stage,
        Self::Perception,
    ];
}

/// One of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndSide {
    #[serde(rename = "one")]
    First,
    #[serde(rename = "two")]
    Second,
}

impl EndSide {
    /// The opposite end.
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// How the other end understands this end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Restatement {
    /// In the other end's words.
    pub text: Reason,
    /// Whether this end said "yes, that's my view".
    pub confirmed: bool,
}

/// One end: what one function needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End {
    pub function: FunctionName,
    pub position: Option<Reason>,
    pub reason: Option<Reason>,
    /// How the other end understands it.
    pub restatement: Option<Restatement>,
}

impl End {
    /// The end of a function that has said nothing yet.
    pub(crate) fn of(function: FunctionName) -> Self {
        Self { function, position: None, reason: None, restatement: None }
    }
}

/// What the two ends agree to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Settlement {
    /// They no longer differ.
    Resolved { how: Reason },
    /// They still differ and continue under a condition.
    Accepted { condition: Reason },
    /// Not now.
    Parked { owner: FunctionName, due: Day },
}

/// A settlement that one end offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    pub by: EndSide,
    pub settlement: Settlement,
}

/// Something that would settle it or help to: a figure, a test, a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    pub id: EvidenceId,
    pub ask: Reason,
    /// The function that finds out.
    pub owner: FunctionName,
    pub due: Day,
    /// `None` until found out.
    pub found: Option<Reason>,
}

/// How far a disconnect has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Opened,
    /// Each end has confirmed the other's restatement.
    Understood,
    /// Both ends agreed on a settlement.
    Settled,
}

/// Two functions that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disconnect {
    pub id: DisconnectId,
    #[serde(rename = "title")]
    pub subject: Subject,
    /// `None` unless a reveal showed it.
    pub statement: Option<StatementId>,
    pub level: Level,
    /// `None` until set.
    pub kind: Option<DisconnectKind>,
    pub one: End,
    pub two: End,
    /// A settlement that waits for the other end.
    pub proposal: Option<Proposal>,
    /// `None` until both ends agree.
    pub settlement: Option<Settlement>,
    /// Evidence asked for, oldest first.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The function that owns it, or decides.
    #[serde(default)]
    pub owner: Option<FunctionName>,
    /// The glossary term it is about.
    #[serde(default)]
    pub term: Option<TermId>,
}

impl Disconnect {
    /// A new disconnect.
    pub fn between(id: DisconnectId, subject: Subject, level: Level, one: End, two: End) -> Self {
        Self {
            id,
            subject,
            statement: None,
            level,
            kind: None,
            one,
            two,
            proposal: None,
            settlement: None,
            evidence: Vec::new(),
            owner: None,
            term: None,
        }
    }

    /// One of its ends.
    pub fn end(&self, which: EndSide) -> &End {
        match which {
            EndSide::First => &self.one,
            EndSide::Second => &self.two,
        }
    }

    /// Where this end said in a stage poll that the group is; `None` without a poll, and once the end has explained itself.
    pub fn stage_of(&self, which: EndSide) -> Option<Level> {
        let [one, two] = match self.subject {
            Subject::Stages { stages } => stages,
            Subject::Titled(_) | Subject::Word { .. } => return None,
        };
        let level = match which {
            EndSide::First => one,
            EndSide::Second => two,
        };
        self.end(which).reason.is_none().then_some(level)
    }

    pub(super) fn end_mut(&mut self, which: EndSide) -> &mut End {
        match which {
            EndSide::First => &mut self.one,
            EndSide::Second => &mut self.two,
        }
    }

    /// The end this function holds.
    pub fn end_of(&self, function: &FunctionName) -> Option<EndSide> {
        [EndSide::First, EndSide::Second]
            .into_iter()
            .find(|which| self.end(*which).function == *function)
    }

    /// How far it has come. Derived from what the two ends did, so nobody can set it.
    pub fn state(&self) -> State {
        let confirmed = |end: &End| end.restatement.as_ref().is_some_and(|r| r.confirmed);
        if self.settlement.is_some() {
            State::Settled
        } else if confirmed(&self.one) && confirmed(&self.two) {
            State::Understood
        } else {
            State::Opened
        }
    }

    /// Whether it has a kind and a reason from both ends.
    pub fn is_explained(&self) -> bool {
        self.kind.is_some() && self.one.reason.is_some() && self.two.reason.is_some()
    }
}
