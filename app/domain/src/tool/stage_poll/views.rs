//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, level::Level, recorded::Recorded, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        stage_poll::{Command, StagePoll},
    },
    workshop::Workshop,
};

impl Views for StagePoll {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Ask | Command::Say { .. } | Command::Reveal { .. } => Vec::new(),
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
            Turn::Answer => say(person),
            Turn::Step | Turn::Idle => None,
        }
    }
}

fn say(person: &mut Person<'_>) -> Option<Command> {
    let poll = person.seen.stage_poll.asked()?;
    if poll.voices.has(person.me.id) {
        return None;
    }
    let level = Level::ALL[person.temper(person.seen.stage_poll.polls.len() as u128, 2)];
    Some(Command::Say { level })
}
