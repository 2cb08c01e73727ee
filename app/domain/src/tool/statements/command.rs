//! Commands of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Round,
        id::{CardId, StatementId},
        level::Level,
        scale::Rating,
        text::{Reason, StatementText},
    },
    tool::statements::Asks,
};

/// Commands about statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Prepare a statement; from Explore on, put it before the group at once.
    Put {
        statement: StatementId,
        text: StatementText,
        level: Level,
        /// `None` unless it is made from a card.
        from_card: Option<CardId>,
        #[serde(default)]
        asks: Asks,
    },
    /// Reword it, while it is prepared or nobody has answered.
    Reword { statement: StatementId, text: StatementText },
    /// Withdraw it, while it is prepared or nobody has answered.
    Withdraw { statement: StatementId },
    /// Rate, or rate again, in the current step's round.
    Rate {
        statement: StatementId,
        /// This person's rating.
        rating: Rating,
        /// How many of the others the person expects to rate 7 or more. `None` without a guess.
        guess: Option<u16>,
    },
    /// Reveal a round's guesses before its ratings. From then on nobody can answer.
    ShowGuesses { round: Round },
    /// Reveal a round.
    Reveal { round: Round },
    /// "I see it": confirm having seen what a reveal showed.
    Acknowledge { statement: StatementId },
    /// Justify agreeing on less than the group wanted.
    JustifyLowerAmbition { reason: Reason },
    /// Reorder a prepared statement.
    Place {
        statement: StatementId,
        /// `None` puts it first.
        after: Option<StatementId>,
    },
    /// Ask the group everything that is prepared.
    Ask,
}
