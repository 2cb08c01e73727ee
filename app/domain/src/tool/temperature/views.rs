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
        let is_here = step.activity == Activity::Temperature;
        workshop.temperature.checks.last().filter(|_| is_here).map(|check| check.voices.clone())
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        let shown = self.checks.iter().filter_map(|check| check.shown.as_ref());
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
    if person.seen.temperature.asked()?.voices.has(person.me.id) {
        return None;
    }
    let number = u8::try_from(2 + person.below(4)).ok()?;
    Some(Command::Say { fingers: Fingers::new(number)? })
}
