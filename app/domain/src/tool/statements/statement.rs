//! One statement and its two rounds of answers.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Round,
        id::{CardId, SeatId, StatementId},
        level::Level,
        map::Map,
        text::{FunctionName, StatementText},
        voices::Voices,
    },
    tool::statements::{Answer, Outcome},
};

/// One round of answers to one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answers {
    /// Who has answered.
    pub voices: Voices,
    /// The answers, each with its person's function. A viewer finds at most the own one here, for ever.
    pub sealed: Map<SeatId, (FunctionName, Answer)>,
    /// What was guessed, once that was shown before what is. Sorted: whose each was is lost.
    pub guesses: Option<Vec<u16>>,
    /// What the reveal showed.
    pub outcome: Option<Outcome>,
}

impl Answers {
    /// Whether anything of it was shown: then nobody answers any more.
    pub fn is_shown(&self) -> bool {
        self.guesses.is_some() || self.outcome.is_some()
    }
}

/// What a rating of a statement says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// How far one agrees: 1 to 3 no, 7 to 9 yes.
    #[default]
    Agreement,
    /// How much one wants: 1 as little as possible, 9 as much as possible. Nobody guesses, and nothing is classed.
    Ambition,
}

/// A sentence the group rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// What it says.
    pub text: StatementText,
    /// What it is about.
    pub level: Level,
    /// The card it was made from.
    pub from_card: Option<CardId>,
    /// What a rating of it says.
    #[serde(default)]
    pub asks: Asks,
    /// The answers before any talk.
    pub first: Answers,
    /// The answers after it.
    pub second: Answers,
    /// Who has said "I see it" to what was revealed.
    pub seen: Voices,
}

impl Statement {
    /// The answers of a round.
    pub fn round(&self, round: Round) -> &Answers {
        match round {
            Round::First => &self.first,
            Round::Second => &self.second,
        }
    }

    pub(super) fn round_mut(&mut self, round: Round) -> &mut Answers {
        match round {
            Round::First => &mut self.first,
            Round::Second => &mut self.second,
        }
    }
}
