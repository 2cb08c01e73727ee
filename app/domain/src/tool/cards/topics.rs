//! The topics of this tool, for screens.

use crate::{
    base::{
        id::CardId,
        topic::{Topic, Topics},
        tracked::Key,
    },
    tool::cards::event::Event,
};

/// Topic of all cards.
#[derive(Debug)]
pub struct AllCards;

/// Topic of the list and its order.
#[derive(Debug)]
pub struct CardList;

/// Topic of who has written.
#[derive(Debug)]
pub struct CardVoices;

impl Key for AllCards {
    const TOPIC: Topic = Topic::cards();
}

impl Key for CardList {
    const TOPIC: Topic = Topic::card_list();
}

impl Key for CardVoices {
    const TOPIC: Topic = Topic::card_voices();
}

impl Topic {
    /// One card, and all that is shown of it.
    pub const fn card(id: CardId) -> Self {
        Self::cards().entity(id.0)
    }

    /// The list and its order.
    pub const fn card_list() -> Self {
        Self::cards().list()
    }

    /// Who has written.
    pub const fn card_voices() -> Self {
        Self::cards().voices()
    }
}

/// Adds the topics an event touches.
pub(super) fn touched(event: &Event, topics: &mut Topics) {
    match event {
        Event::Written { card } => {
            topics.extend([Topic::card_list(), Topic::card(card.id)]);
        }
        Event::Heard { .. } | Event::Waits { .. } => {
            topics.insert(Topic::card_voices());
        }
        Event::Edited { card } => {
            topics.insert(Topic::card(card.id));
        }
        Event::Deleted { card, .. } => {
            topics.extend([Topic::card_list(), Topic::card(*card)]);
        }
        Event::Revealed { cards, .. } => {
            topics.extend([Topic::card_list(), Topic::card_voices()]);
            topics.extend(cards.iter().map(|card| Topic::card(card.id)));
        }
        Event::Hidden { card, .. } => {
            topics.insert(Topic::card(*card));
        }
    }
}
