//! What may be asked.

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

/// What may be asked about statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Prepare a statement; from Explore on, put it before the group at once.
    Put {
        /// Its id.
        statement: StatementId,
        /// What it says.
        text: StatementText,
        /// What it is about.
        level: Level,
        /// The card it is made from.
        from_card: Option<CardId>,
        /// What a rating of it says.
        #[serde(default)]
        asks: Asks,
    },
    /// Say it better, as long as it is prepared or nobody has answered.
    Reword {
        /// Which.
        statement: StatementId,
        /// What it says from now on.
        text: StatementText,
    },
    /// Withdraw it, as long as it is prepared or nobody has answered.
    Withdraw {
        /// Which.
        statement: StatementId,
    },
    /// Answer, or answer anew, in the current step's round.
    Rate {
        /// Which.
        statement: StatementId,
        /// Own rating.
        rating: Rating,
        /// How many of the others rate 7 or more.
        guess: Option<u16>,
    },
    /// Show everybody what a round's guesses were, before what is: from then on nobody answers any more.
    ShowGuesses {
        /// Which round.
        round: Round,
    },
    /// Show everybody what a round brought.
    Reveal {
        /// Which round.
        round: Round,
    },
    /// "I see it": this person has taken in what a reveal showed.
    Acknowledge {
        /// Of which statement.
        statement: StatementId,
    },
    /// Say why it is a choice to agree on less than the group wanted.
    JustifyLowerAmbition {
        /// Why.
        reason: Reason,
    },
    /// Put a prepared statement elsewhere among those that are prepared.
    Place {
        /// Which.
        statement: StatementId,
        /// After which one; none makes it the first.
        after: Option<StatementId>,
    },
    /// Ask the group everything that is prepared.
    Ask,
}
