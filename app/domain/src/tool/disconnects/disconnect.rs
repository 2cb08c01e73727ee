//! One disconnect: two ends that differ, and how far they have come.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::{DisconnectId, EvidenceId, StatementId, TermId},
    level::Level,
    text::{FunctionName, Reason, Title},
    time::Day,
};

/// What kind of difference it is; each asks for another move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisconnectKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The same words, another meaning.
    Language,
    /// One number would settle it.
    Fact,
    /// Important and uncertain.
    Assumption,
    /// The same facts, another order.
    Priority,
    /// Someone loses.
    Interest,
    /// Nobody owns it, or two do.
    Role,
    /// One is at the problem, one at the supplier.
    Stage,
    /// Agreement exists unseen.
    Perception,
}

impl Kind {
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
    /// The first one named.
    #[serde(rename = "one")]
    First,
    /// The second one named.
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

/// What the other side took this end to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Restatement {
    /// In the other side's words.
    pub text: Reason,
    /// "Yes, that is it", said by this end.
    pub confirmed: bool,
}

/// One end: what one function needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End {
    /// Whose end.
    pub function: FunctionName,
    /// Where it stands.
    pub position: Option<Reason>,
    /// Why.
    pub reason: Option<Reason>,
    /// What the other side took it to mean.
    pub restatement: Option<Restatement>,
}

/// What the two ends agree to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Settlement {
    /// They no longer differ.
    Resolved {
        /// How it was resolved.
        how: Reason,
    },
    /// They still differ and go on under a condition.
    Accepted {
        /// The condition.
        condition: Reason,
    },
    /// Not now.
    Parked {
        /// The function that owns it.
        owner: FunctionName,
        /// Until when.
        due: Day,
    },
}

/// A settlement one end offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// Which end offered it.
    pub by: EndSide,
    /// What it offered.
    pub settlement: Settlement,
}

/// One thing that would settle it, or help to: a number, a test, a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What is to be found out.
    pub ask: Reason,
    /// The function that finds it out.
    pub owner: FunctionName,
    /// Until when.
    pub due: Day,
    /// What was found.
    pub found: Option<Reason>,
}

/// How far a disconnect has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// On the table.
    Opened,
    /// Each end has confirmed the other's restatement.
    Understood,
    /// Both ends agreed what becomes of it.
    Settled,
}

/// Two ends that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disconnect {
    /// Its id.
    pub id: DisconnectId,
    /// What it is about.
    pub title: Title,
    /// The statement whose reveal showed it.
    pub statement: Option<StatementId>,
    /// Problem, solution or supplier.
    pub level: Level,
    /// What kind of difference it is.
    pub kind: Option<Kind>,
    /// The first end.
    pub one: End,
    /// The second end.
    pub two: End,
    /// A settlement that waits for the other end.
    pub proposal: Option<Proposal>,
    /// What both ends agreed on.
    pub settlement: Option<Settlement>,
    /// What would settle it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The function that owns it, or decides.
    #[serde(default)]
    pub owner: Option<FunctionName>,
    /// The word it is about.
    #[serde(default)]
    pub term: Option<TermId>,
}

impl Disconnect {
    /// A difference that was just found.
    pub fn between(id: DisconnectId, title: Title, level: Level, one: End, two: End) -> Self {
        Self {
            id,
            title,
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

    /// How far it has come: follows from what the two ends did, so nobody can set it.
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

    /// Whether it has a type and a reason from both ends.
    pub fn is_explained(&self) -> bool {
        self.kind.is_some() && self.one.reason.is_some() && self.two.reason.is_some()
    }
}
