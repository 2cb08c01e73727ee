//! Samples of the round robin.

use crate::{
    samples::{rounds::SealedRound, values::seat},
    tool::round_robin::{Command, Event},
};

pub(crate) fn commands() -> Vec<Command> {
    let order = vec![seat(4), seat(5), seat(6)];
    vec![Command::Draw { order }, Command::Next { from: 0 }, Command::Pass]
}

pub(crate) fn events() -> Vec<Event> {
    let order = vec![seat(4), seat(5), seat(6)];
    vec![Event::Drawn { order }, Event::Turned { at: 1 }, Event::Passed { seat: seat(4) }]
}

/// None: people speak aloud, and nothing is sealed.
pub(crate) fn round() -> Option<SealedRound> {
    None
}
