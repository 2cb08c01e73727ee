//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, recorded::Recorded, seat::Attendance, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        seats::{Command, Seats},
    },
    workshop::Workshop,
};

impl Views for Seats {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::PassChair { .. } => {
                before.seats.chair.map(|to| Command::PassChair { to }).into_iter().collect()
            }
            Command::Admit { .. }
            | Command::Join { .. }
            | Command::Remove { .. }
            | Command::AddProxy { .. }
            | Command::OnBehalfOf { .. }
            | Command::Call { .. }
            | Command::FlagMissing { .. } => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer => (person.me.attendance == Attendance::Invited)
                .then_some(Command::Join { function: None }),
            Turn::Step | Turn::Idle => None,
        }
    }
}
