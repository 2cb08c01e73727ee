//! Samples of the charter.

use crate::{
    base::{activity::Phase, visibility::Visibility},
    samples::rounds::SealedRound,
    tool::charter::{Command, Event},
};

const PHASE: Phase = Phase::Explore;
const VISIBILITY: Visibility = Visibility::Anonymous;

pub(crate) fn commands() -> Vec<Command> {
    vec![Command::SetVisibility { phase: PHASE, visibility: VISIBILITY }]
}

pub(crate) fn events() -> Vec<Event> {
    vec![Event::VisibilitySet { phase: PHASE, visibility: VISIBILITY }]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
}
