//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{activity::Phase, id::SeatId, recorded::Recorded, voices::Voices},
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        signals::{Command, Reaction, Signals},
    },
    workshop::Workshop,
};

impl Views for Signals {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Hand { up } => vec![Command::Hand { up: !up }],
            Command::Done { done } => vec![Command::Done { done: !done }],
            Command::Lower { .. } | Command::Show { .. } | Command::Nudge => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Nothing
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Idle => done(person).or_else(|| hand(person)).or_else(|| react(person)),
            Turn::Answer | Turn::Step => None,
        }
    }
}

/// "I am done", after the step's task is done.
fn done(person: &mut Person<'_>) -> Option<Command> {
    let open = person.has_finished && !person.seen.signals.ready.contains(&person.me.id);
    (open && person.one_in(3)).then_some(Command::Done { done: true })
}

fn hand(person: &mut Person<'_>) -> Option<Command> {
    let hands = &person.seen.signals.hands;
    let up = if hands.contains(&person.me.id) {
        !person.one_in(3)
    } else {
        hands.is_empty() && person.seen.agenda.phase() != Phase::Prepare && person.one_in(80)
    };
    (up != person.seen.signals.hands.contains(&person.me.id)).then_some(Command::Hand { up })
}

fn react(person: &mut Person<'_>) -> Option<Command> {
    person.seen.agenda.current()?;
    let reaction = Reaction::ALL[person.below(3)];
    let shown = person.seen.signals.shown.get(&person.me.id);
    let fresh = !shown.is_some_and(|shown| shown.contains(&reaction));
    (fresh && person.one_in(60)).then_some(Command::Show { reaction })
}
