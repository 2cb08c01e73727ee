//! Samples of facilitator notes.

use crate::{
    base::{seat::Role, spotlight::Spotlight},
    samples::{
        rounds::SealedRound,
        values::{AT, card, note, reason},
    },
    tool::facilitator_notes::{Command, Event, Note},
};

pub(crate) fn commands() -> Vec<Command> {
    let Note { id, text, about, .. } = said();
    vec![Command::Say { note: id, text, about }, Command::Drop { note: id }]
}

pub(crate) fn events() -> Vec<Event> {
    vec![Event::Said { note: said() }, Event::Dropped { note: note(1) }]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}

fn said() -> Note {
    Note {
        id: note(1),
        by: Role::Seller,
        text: reason("Ask HR first."),
        about: Some(Spotlight::Card(card(1))),
        at: AT,
    }
}
