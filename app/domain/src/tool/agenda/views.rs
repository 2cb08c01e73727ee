//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        id::{SeatId, StepId},
        recorded::Recorded,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::agenda::{Agenda, Command, Step, Wording},
    workshop::Workshop,
};

impl Views for Agenda {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        let back = back(before, command);
        let next = matches!(command, Command::Next { .. });
        let spotlight = before.agenda.spotlight.filter(|_| next && back.is_some());
        let spotlight = spotlight.map(|item| Command::SetSpotlight { spotlight: Some(item) });
        back.into_iter().chain(spotlight).collect()
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(_person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer | Turn::Step | Turn::Idle => None,
        }
    }
}

fn back(before: &Workshop, command: &Command) -> Option<Command> {
    use Command as C;
    let agenda = &before.agenda;
    let place = |step: StepId| agenda.steps.iter().position(|known| known.id == step);
    Some(match command {
        C::Next { from, .. } => {
            let onward = agenda.steps.iter().skip(place(*from)? + 1);
            let entered = onward.map(|step| step.id).find(|step| !agenda.skipped.contains(step))?;
            C::Back { from: entered }
        }
        C::Shift { step, .. } => {
            let at = place(*step)?;
            let after = at.checked_sub(1).and_then(|at| agenda.steps.get(at)).map(|step| step.id);
            C::Shift { step: *step, after }
        }
        C::Reword { step, .. } => {
            let known = agenda.step(*step)?.clone();
            let (title, instruction, script) = (known.title, known.instruction, known.script);
            let words = Wording { title, instruction, script };
            C::Reword { step: *step, words, lines: known.lines, minutes: known.minutes }
        }
        C::Skip { step, skipped } => C::Skip { step: *step, skipped: !skipped },
        C::Lock { step, locked } => C::Lock { step: *step, locked: !locked },
        C::SetSpotlight { .. } => C::SetSpotlight { spotlight: agenda.spotlight },
        C::Hold { held } => C::Hold { held: !held },
        C::PauseTimer => C::ResumeTimer,
        C::ResumeTimer => C::PauseTimer,
        C::Start
        | C::Back { .. }
        | C::StartTimer { .. }
        | C::AddMinute
        | C::Close
        | C::Schedule { .. }
        | C::Insert { .. } => {
            return None;
        }
    })
}
