//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::Activity,
        id::SeatId,
        recorded::{Cell, Recorded},
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        PerStep as _,
        agenda::Step,
        temperature::{Command, Fingers, Temperature},
    },
    workshop::Workshop,
};

impl Views for Temperature {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Ask | Command::Say { .. } | Command::Reveal => Vec::new(),
        }
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        if step.activity != Activity::Temperature {
            return None;
        }
        workshop
            .temperature
            .in_step(step.id, |round| round.checks.last().map(|check| check.voices.clone()))
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        let checks = self.rounds(&workshop.agenda).flat_map(|round| &round.checks);
        let shown = checks.filter_map(|check| check.shown.as_ref());
        Recorded::rows((1..).zip(shown).map(|(round, hands)| {
            let count = |fingers: u8| hands.iter().filter(|hand| hand.get() == fingers).count();
            let counts = (0..=Fingers::MAX).map(|fingers| Cell::count(count(fingers)));
            std::iter::once(Cell::Number(round)).chain(counts).collect::<Vec<_>>()
        }))
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer => say(person),
            Turn::Step | Turn::Idle => None,
        }
    }
}

fn say(person: &mut Person<'_>) -> Option<Command> {
    let waits =
        |round: &Temperature| round.asked().is_some_and(|check| !check.voices.has(person.me.id));
    if !person.seen.temperature.now_or_empty(&person.seen.agenda, waits) {
        return None;
    }
    let number = u8::try_from(2 + person.below(4)).ok()?;
    Some(Command::Say { fingers: Fingers::new(number)? })
}
