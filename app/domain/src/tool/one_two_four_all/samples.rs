//! Samples of 1-2-4-All.

use crate::{
    samples::{
        rounds::SealedRound,
        values::{reason, seat},
    },
    tool::one_two_four_all::{Command, Event, GroupNote, Stage},
};

pub(crate) fn commands() -> Vec<Command> {
    vec![
        Command::Begin { order: vec![seat(4), seat(5), seat(6)] },
        Command::Next { from: Stage::Alone },
        Command::Note { text: reason("Rotate who treats whom.") },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let found = GroupNote {
        stage: Stage::Pairs,
        group: vec![seat(4), seat(5)],
        text: reason("Rotate who treats whom."),
    };
    let shown = GroupNote { group: Vec::new(), ..found.clone() };
    vec![
        Event::Begun { pairs: vec![vec![seat(4), seat(5)], vec![seat(6)]] },
        Event::Staged { stage: Stage::All, notes: vec![shown] },
        Event::Noted { note: found },
    ]
}

/// None: a note belongs to a group and not to one person, the group reads it at once, and nobody is counted as heard.
pub(crate) fn round() -> Option<SealedRound> {
    None
}
