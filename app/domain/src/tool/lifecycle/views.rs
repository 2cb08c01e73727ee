//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, recorded::Recorded, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        lifecycle::{Command, Lifecycle},
    },
    workshop::Workshop,
};

impl Views for Lifecycle {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Archive => vec![Command::TakeBack],
            Command::TakeBack => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Nothing
    }

    fn rehearse(_person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer | Turn::Step | Turn::Idle => None,
        }
    }
}
