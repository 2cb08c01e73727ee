//! What may be asked.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::CardId, level::Level, text::CardText},
    tool::cards::Kind,
};

/// What may be asked about cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Write a card.
    Write {
        /// Its id: random, because revealed cards appear in the order of their ids.
        card: CardId,
        /// What it is.
        kind: Kind,
        /// What it is about.
        level: Level,
        /// What it says.
        text: CardText,
        /// The card it extends.
        builds_on: Option<CardId>,
    },
    /// Change one's own card.
    Edit {
        /// Which.
        card: CardId,
        /// What it is from now on.
        kind: Kind,
        /// What it is about from now on.
        level: Level,
        /// What it says from now on.
        text: CardText,
    },
    /// Delete an own card.
    Delete {
        /// Which.
        card: CardId,
    },
    /// "I have nothing (more) to add": counts as having been heard in this step.
    NothingToAdd,
    /// Show everybody all sealed cards.
    Reveal,
    /// Hide a card from the board, or show it again.
    Hide {
        /// Which.
        card: CardId,
        /// Whether.
        hidden: bool,
    },
}
