//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, recorded::Recorded, text::Reason, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        glossary::{Command, Glossary, Term},
    },
    workshop::Workshop,
};

impl Views for Glossary {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Put { .. }
            | Command::Mean { .. }
            | Command::Reveal { .. }
            | Command::Offer { .. }
            | Command::Agree { .. } => Vec::new(),
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
            Turn::Answer => mean(person).or_else(|| agree(person)),
            Turn::Step | Turn::Idle => None,
        }
    }
}

fn mean(person: &mut Person<'_>) -> Option<Command> {
    let me = person.me.id;
    let open = |term: &&Term| term.meanings.shown.is_none() && !term.meanings.voices.has(me);
    let term = person.seen.glossary.list.iter().find(open)?.id;
    let text = person.say("glossary.rehearsal_meanings", Reason::parse)?;
    Some(Command::Mean { term, text })
}

fn agree(person: &mut Person<'_>) -> Option<Command> {
    let open = |term: &&Term| term.agreed.is_none() && term.waits_for().contains(&&person.function);
    let mut offered = person.seen.glossary.list.iter().filter(|term| term.offered.is_some());
    let term = offered.find(open)?;
    let text = term.offered.clone()?;
    Some(Command::Agree { term: term.id, text })
}
