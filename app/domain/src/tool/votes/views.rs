//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, recorded::Recorded, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        votes::{Command, Votes},
    },
    vote::Stars,
    workshop::Workshop,
};

impl Views for Votes {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Open { .. } | Command::Cast { .. } | Command::Reveal { .. } => Vec::new(),
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
            Turn::Answer => vote(person),
            Turn::Step | Turn::Idle => None,
        }
    }
}

fn vote(person: &mut Person<'_>) -> Option<Command> {
    let mut open = person.seen.votes.open();
    let vote = open.find(|vote| !vote.ballots.voices.has(person.me.id))?;
    let stars = |place: usize| {
        let about = vote.id.0.as_u128() ^ place as u128;
        Stars::new(u8::try_from(person.temper(about, 6)).ok()?)
    };
    let ballot: Option<Vec<_>> = (0..vote.options.len()).map(stars).collect();
    Some(Command::Cast { vote: vote.id, ballot: ballot? })
}
