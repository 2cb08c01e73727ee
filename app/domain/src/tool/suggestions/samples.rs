//! Samples of suggestions.

use crate::{
    base::seat::Side,
    samples::{
        rounds::SealedRound,
        values::{seat, section_text, suggestion},
    },
    tool::{
        resolution::Section,
        suggestions::{Command, Event, Suggestion},
    },
};

pub(crate) fn commands() -> Vec<Command> {
    let Suggestion { id: suggestion, section, text, .. } = suggested();
    vec![
        Command::Make { suggestion, section, text },
        Command::Take { suggestion },
        Command::Leave { suggestion },
        Command::Withdraw { suggestion },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    vec![
        Event::Made { suggestion: suggested() },
        Event::Taken { suggestion: suggested() },
        Event::Gone { suggestion: suggestion(1) },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}

fn suggested() -> Suggestion {
    Suggestion {
        id: suggestion(1),
        section: Section::Scope,
        text: section_text("All practices, from June."),
        side: Side::Supplier,
        author: Some(seat(2)),
    }
}
