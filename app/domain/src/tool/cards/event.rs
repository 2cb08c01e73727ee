//! Events of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, SeatId, StepId},
        map::Map,
        text::{CardText, FunctionName},
        voices::Voice,
    },
    tool::cards::Card,
};

/// Events of cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A card was written.
    Written { card: Card },
    /// One more person was heard in a step.
    Heard { step: StepId, sealed: bool, voice: Voice },
    /// One more card waits for others, in a step whose first cards were already revealed.
    Waits { step: StepId },
    /// A card was changed.
    Edited { card: Card },
    /// A card was deleted.
    Deleted {
        card: CardId,
        /// `None` for everybody.
        author: Option<SeatId>,
        sealed: bool,
    },
    /// The sealed cards were revealed.
    Revealed {
        /// Without authors, in the order of their ids.
        cards: Vec<Card>,
        /// Count of people per function, for each step of these cards.
        #[serde(default)]
        heard: Map<StepId, Map<FunctionName, u16>>,
    },
    /// A card was hidden or shown again.
    Hidden {
        card: CardId,
        hidden: bool,
        /// `None` for everybody but the author.
        #[serde(default)]
        author: Option<SeatId>,
        /// The text for readers of this event from now on; `None` leaves it unchanged.
        #[serde(default)]
        text: Option<CardText>,
    },
}
