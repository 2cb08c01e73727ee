//! Commands of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::CardId, level::Level, text::CardText},
    tool::cards::CardKind,
};

/// Commands about cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Write a card.
    Write {
        /// Must be random: cards are revealed in the order of their ids.
        card: CardId,
        kind: CardKind,
        level: Level,
        text: CardText,
        /// `None` unless it extends another card.
        builds_on: Option<CardId>,
    },
    /// Change one's own card.
    Edit { card: CardId, kind: CardKind, level: Level, text: CardText },
    /// Delete one's own card.
    Delete { card: CardId },
    /// "Nothing (more) to add": counts as having answered in this step.
    NothingToAdd,
    /// Reveal all sealed cards.
    Reveal,
    /// Hide a card from the board, or show it again.
    Hide { card: CardId, hidden: bool },
}
