//! Events of this tool.

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

/// Events of statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A statement was put before the group at once.
    Put {
        statement: StatementId,
        text: StatementText,
        level: Level,
        /// `None` unless it was made from a card.
        from_card: Option<CardId>,
        #[serde(default)]
        asks: Asks,
    },
    /// A statement was reworded.
    Reworded { statement: StatementId, text: StatementText },
    /// A statement was withdrawn.
    Withdrawn { statement: StatementId },
    /// Sent to that seat only.
    Rated {
        statement: StatementId,
        round: Round,
        seat: SeatId,
        function: FunctionName,
        answer: Answer,
    },
    /// One more answer counted.
    Heard { statement: StatementId, round: Round, voice: Voice },
    /// The guesses of a round were revealed, and nothing of the ratings.
    GuessesShown {
        round: Round,
        /// The guesses on each statement that has enough of them, sorted.
        guesses: Vec<(StatementId, Vec<u16>)>,
    },
    /// A round was revealed.
    Revealed {
        round: Round,
        outcomes: Vec<(StatementId, Outcome)>,
        /// Whether the group came closer, over all statements rated in both rounds; `None` for the first round.
        clarity: Option<Clarity>,
        /// Whether it came closer by wanting less.
        #[serde(default, rename = "less")]
        ambition_lowered: bool,
    },
    /// Somebody confirmed having seen what a reveal showed.
    Acknowledged { statement: StatementId, voice: Voice },
    /// Agreeing on less was justified.
    #[serde(rename = "less_owned")]
    LowerAmbitionJustified { reason: Reason },
    /// A statement was prepared or changed. Sent to the facilitators only.
    Prepared { statement: Prepared },
    /// A prepared statement was reordered. Sent to the facilitators only.
    Placed {
        statement: StatementId,
        /// `None` puts it first.
        after: Option<StatementId>,
    },
    /// A prepared statement was withdrawn. Sent to the facilitators only.
    Discarded { statement: StatementId },
    /// The group was asked a prepared statement. Carries all of it, because it is new to most.
    Asked { statement: Prepared },
}
