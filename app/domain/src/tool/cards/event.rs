//! What can have happened.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, SeatId, StepId},
        map::{Map, Set},
        text::{CardText, FunctionName},
        voices::Voice,
    },
    tool::cards::Card,
};

/// What happened to cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A card was written.
    Written {
        /// The card.
        card: Card,
    },
    /// One more voice was heard in a step.
    Heard {
        /// The step.
        step: StepId,
        /// Whether the step is sealed.
        sealed: bool,
        /// Whose voice.
        voice: Voice,
    },
    /// One more card waits to be shown with others, in a step whose first ones were shown already.
    Waits {
        /// The step.
        step: StepId,
    },
    /// A card was changed.
    Edited {
        /// The card as it is from now on.
        card: Card,
    },
    /// A card was deleted.
    Deleted {
        /// Which.
        card: CardId,
        /// Whose; told to the author alone while it was sealed.
        author: Option<SeatId>,
        /// Whether it was sealed.
        sealed: bool,
    },
    /// The sealed cards were shown to everybody.
    Revealed {
        /// All of them, without authors, in the order of their ids.
        cards: Vec<Card>,
        /// From which functions it was heard how many, in each step whose cards these are.
        #[serde(default)]
        heard: Map<StepId, Map<FunctionName, u16>>,
    },
    /// A card was hidden or shown again.
    Hidden {
        /// Which.
        card: CardId,
        /// Whether.
        hidden: bool,
        /// Whose; told to the author alone.
        #[serde(default)]
        author: Option<SeatId>,
        /// What it says to whoever reads this, from now on; none where that stays as it is.
        #[serde(default)]
        text: Option<CardText>,
    },
}

impl Event {
    /// The same, without the words of these cards.
    #[must_use]
    pub fn without(mut self, words_of: &Set<CardId>) -> Self {
        let withhold = |card: &mut Card| {
            if words_of.contains(&card.id) {
                card.text = CardText::withheld();
            }
        };
        match &mut self {
            Self::Written { card } | Self::Edited { card } => withhold(card),
            Self::Revealed { cards, .. } => cards.iter_mut().for_each(withhold),
            Self::Hidden { card, text, .. } if words_of.contains(card) => *text = None,
            Self::Hidden { .. }
            | Self::Heard { .. }
            | Self::Waits { .. }
            | Self::Deleted { .. } => {}
        }
        self
    }
}
