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
    pub voices: Voices,
    /// Each with its person's function. A viewer's copy holds at most this seat's answer, also after the reveal.
    pub sealed: Map<SeatId, (FunctionName, Answer)>,
    /// The guesses, once revealed before the ratings. Sorted, so their authors are lost.
    pub guesses: Option<Vec<u16>>,
    /// `None` before the reveal.
    pub outcome: Option<Outcome>,
}

impl Answers {
    /// Whether anything of it was revealed: then nobody can answer.
    pub fn is_shown(&self) -> bool {
        self.guesses.is_some() || self.outcome.is_some()
    }
}

/// What a rating of a statement says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// How much one agrees: 1 to 3 no, 7 to 9 yes.
    #[default]
    Agreement,
    /// How much one wants: 1 as little as possible, 9 as much as possible. Not guessed and not classified.
    Ambition,
}

/// A statement the group rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    pub id: StatementId,
    pub text: StatementText,
    pub level: Level,
    /// `None` unless it was made from a card.
    pub from_card: Option<CardId>,
    #[serde(default)]
    pub asks: Asks,
    /// The answers before the discussion.
    pub first: Answers,
    /// The answers after it.
    pub second: Answers,
    /// Who has said "I see it" to the reveal.
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
