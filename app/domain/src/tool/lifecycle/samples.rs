//! Samples of the lifecycle.

use crate::{
    samples::{AT, rounds::SealedRound},
    tool::lifecycle::{Command, Event},
};

pub(crate) fn commands() -> Vec<Command> {
    vec![Command::Archive, Command::TakeBack]
}

pub(crate) fn events() -> Vec<Event> {
    vec![Event::Archived { at: AT }, Event::TakenBack, Event::Final]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
