//! What can have happened.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Round,
        id::{CardId, SeatId, StatementId},
        level::Level,
        text::{FunctionName, Reason, StatementText},
        voices::Voice,
    },
    measure::Clarity,
    tool::statements::{Answer, Asks, Outcome, Prepared},
};

/// What happened to statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A statement was put before the group at once.
    Put {
        /// Its id.
        statement: StatementId,
        /// What it says.
        text: StatementText,
        /// What it is about.
        level: Level,
        /// The card it was made from.
        from_card: Option<CardId>,
        /// What a rating of it says.
        #[serde(default)]
        asks: Asks,
    },
    /// It was said better.
    Reworded {
        /// Which.
        statement: StatementId,
        /// What it says from now on.
        text: StatementText,
    },
    /// It was withdrawn.
    Withdrawn {
        /// Which.
        statement: StatementId,
    },
    /// Somebody answered. Told to that seat alone.
    Rated {
        /// Which.
        statement: StatementId,
        /// In which round.
        round: Round,
        /// Who.
        seat: SeatId,
        /// For which function.
        function: FunctionName,
        /// What.
        answer: Answer,
    },
    /// One more has answered.
    Heard {
        /// Which.
        statement: StatementId,
        /// In which round.
        round: Round,
        /// Whose voice.
        voice: Voice,
    },
    /// The guesses of a round were shown to everybody, and nothing of the ratings.
    GuessesShown {
        /// Which round.
        round: Round,
        /// The guesses on each statement that has enough of them, sorted.
        guesses: Vec<(StatementId, Vec<u16>)>,
    },
    /// A round was shown to everybody.
    Revealed {
        /// Which round.
        round: Round,
        /// What it brought.
        outcomes: Vec<(StatementId, Outcome)>,
        /// Whether the group came closer, over all statements rated in both rounds; none for the first round.
        clarity: Option<Clarity>,
        /// Whether it came closer by wanting less.
        #[serde(default, rename = "less")]
        ambition_lowered: bool,
    },
    /// Somebody has taken in what a reveal showed.
    Acknowledged {
        /// Of which statement.
        statement: StatementId,
        /// Whose voice.
        voice: Voice,
    },
    /// It was said why it is a choice to agree on less.
    #[serde(rename = "less_owned")]
    LowerAmbitionJustified {
        /// Why.
        reason: Reason,
    },
    /// A statement was prepared, or one that was says something else now. Told to those who facilitate.
    Prepared {
        /// As it is now.
        statement: Prepared,
    },
    /// A prepared statement was put elsewhere. Told to those who facilitate.
    Placed {
        /// Which.
        statement: StatementId,
        /// After which one.
        after: Option<StatementId>,
    },
    /// A prepared statement was withdrawn. Told to those who facilitate.
    Discarded {
        /// Which.
        statement: StatementId,
    },
    /// The group was asked a statement that was prepared. Carries all of it: most hear of it for the first time.
    Asked {
        /// As it is asked.
        statement: Prepared,
    },
}
