//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::Activity,
        id::SeatId,
        recorded::{Cell, Recorded},
        text::Reason,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        PerStep as _,
        agenda::Step,
        plus_delta::{Command, PlusDelta},
    },
    workshop::Workshop,
};

impl Views for PlusDelta {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            // What was sealed or revealed stays.
            Command::Say { .. } | Command::Reveal => Vec::new(),
        }
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        (step.activity == Activity::PlusDelta)
            .then(|| workshop.plus_delta.in_step(step.id, |round| round.sheets.voices.clone()))
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        let rounds = self.rounds(&workshop.agenda);
        let shown = rounds.flat_map(|round| round.sheets.shown.iter().flatten());
        Recorded::rows(shown.map(|sheet| {
            [Cell::optional(sheet.plus.as_ref()), Cell::optional(sheet.delta.as_ref())]
        }))
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step => say(person),
            Turn::Answer | Turn::Idle => None,
        }
    }
}

/// The sheet about the meeting.
fn say(person: &mut Person<'_>) -> Option<Command> {
    let me = person.me.id;
    let waits = |round: &PlusDelta| round.sheets.shown.is_none() && !round.sheets.voices.has(me);
    let open = person.seen.plus_delta.now_or_empty(&person.seen.agenda, waits);
    if !open || !person.is_at(Activity::PlusDelta) {
        return None;
    }
    let plus = person.say("plus_delta.rehearsal_plus", Reason::parse);
    let delta = person.say("plus_delta.rehearsal_delta", Reason::parse);
    plus.as_ref().or(delta.as_ref())?;
    Some(Command::Say { plus, delta })
}
