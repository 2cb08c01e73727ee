//! Samples of signals.

use crate::{
    samples::{rounds::SealedRound, values::seat},
    tool::signals::{Command, Event, Reaction},
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    vec![
        C::Hand { up: true },
        C::Lower { seat: seat(4) },
        C::Done { done: true },
        C::Show { reaction: Reaction::Thanks },
        C::Nudge,
    ]
}

pub(crate) fn events() -> Vec<Event> {
    vec![
        Event::Hand { seat: seat(4), up: true },
        Event::Done { seat: Some(seat(4)), done: true },
        Event::Shown { seat: Some(seat(4)), reaction: Reaction::Slower },
        Event::Nudged,
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
