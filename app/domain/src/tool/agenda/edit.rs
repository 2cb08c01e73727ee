//! Edits of the running agenda: insert, move, reword, skip. Steps already reached stay in place.

use crate::{
    base::{
        activity::{Phase, Recipe},
        authority::needs_authority,
        id::StepId,
        limits::{STEP_LINES_MAX, STEPS_MAX},
        rejection::{EntityKind, Rejection, check_capacity},
        text::Reason,
        time::Minutes,
    },
    tool::agenda::{Agenda, Event, Step, Wording},
};

const NO_STEP: Rejection = Rejection::NotFound { kind: EntityKind::Step };

impl Agenda {
    fn place(&self, step: StepId) -> Result<usize, Rejection> {
        self.steps.iter().position(|known| known.id == step).ok_or(NO_STEP)
    }

    /// Index of the first step not reached yet.
    fn ahead(&self) -> usize {
        self.reached.map_or(0, |reached| usize::from(reached) + 1)
    }

    /// A new step right after another one.
    pub(super) fn insert(&self, after: StepId, recipe: Recipe) -> Result<Event, Rejection> {
        needs_authority()?;
        check_capacity(self.steps.len(), STEPS_MAX, EntityKind::Step)?;
        let position = self.place(after)? + 1;
        let number = self.steps.iter().map(|step| step.id.0).max().unwrap_or_default() + 1;
        let step = recipe.step(StepId(number)).ok_or(NO_STEP)?;
        let step = self.fitting(step, position, &self.steps)?;
        Ok(Event::Inserted { position: number_of(position), step })
    }

    /// Moves a step among those not reached yet.
    pub(super) fn shift(&self, id: StepId, after: Option<StepId>) -> Result<Event, Rejection> {
        needs_authority()?;
        let from = self.place(id)?;
        if from < self.ahead() {
            return Err(Rejection::Moved);
        }
        let mut rest = self.steps.clone();
        let step = rest.remove(from);
        let behind =
            |after| rest.iter().position(|known: &Step| known.id == after).map(|at| at + 1);
        let position = match after {
            Some(after) => behind(after).ok_or(NO_STEP)?,
            None => 0,
        };
        if position == from {
            return Err(Rejection::Unchanged);
        }
        let phase = self.fitting(step, position, &rest)?.phase;
        Ok(Event::Shifted { step: id, position: number_of(position), phase })
    }

    /// The step with the phase of its new position: toolbox steps go anywhere, all others stay in their phase.
    fn fitting(&self, step: Step, position: usize, rest: &[Step]) -> Result<Step, Rejection> {
        if position < self.ahead() {
            return Err(Rejection::Moved);
        }
        let before = position.checked_sub(1).and_then(|at| rest.get(at)).map(|step| step.phase);
        let after = rest.get(position).map(|step| step.phase);
        let free = step.recipe.is_in_toolbox();
        let phase = match (before, free) {
            (Some(before), true) => before,
            (None, true) => after.unwrap_or(step.phase),
            (_, false) => step.phase,
        };
        let first = before.unwrap_or(Phase::Prompt);
        let last = after.unwrap_or(Phase::FollowThrough);
        if phase < first || phase > last {
            return Err(Rejection::OtherPhase);
        }
        Ok(Step { phase, ..step })
    }

    /// New texts, lines and planned time for a step.
    pub(super) fn reword(
        &self,
        id: StepId,
        words: Wording,
        lines: Vec<Reason>,
        minutes: Minutes,
    ) -> Result<Event, Rejection> {
        needs_authority()?;
        let known = self.step(id).ok_or(NO_STEP)?;
        check_capacity(lines.len().saturating_sub(1), STEP_LINES_MAX, EntityKind::Line)?;
        let Wording { title, instruction, script } = words;
        if known.recipe == Recipe::Own && (title.is_none() || instruction.is_none()) {
            return Err(Rejection::ReasonNeeded);
        }
        let step = Step { title, instruction, script, lines, minutes, ..known.clone() };
        if step == *known { Err(Rejection::Unchanged) } else { Ok(Event::Reworded { step }) }
    }

    /// Skips a step, or not.
    pub(super) fn skip(&self, step: StepId, skipped: bool) -> Result<Event, Rejection> {
        needs_authority()?;
        if self.place(step)? < self.ahead() {
            return Err(Rejection::Moved);
        }
        if self.skipped.contains(&step) == skipped {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Skipped { step, skipped })
    }

    /// Applies one of the events above.
    pub(super) fn rearrange(&mut self, event: &Event) {
        match event {
            Event::Inserted { position, step } => {
                let at = usize::from(*position).min(self.steps.len());
                self.steps.insert(at, step.clone());
            }
            Event::Shifted { step, position, phase } => {
                let Ok(from) = self.place(*step) else { return };
                let moved = Step { phase: *phase, ..self.steps.remove(from) };
                let at = usize::from(*position).min(self.steps.len());
                self.steps.insert(at, moved);
            }
            Event::Reworded { step } => {
                for known in self.steps.iter_mut().filter(|known| known.id == step.id) {
                    known.clone_from(step);
                }
            }
            Event::Skipped { step, skipped: true } => {
                self.skipped.insert(*step);
            }
            Event::Skipped { step, skipped: false } => {
                self.skipped.remove(step);
            }
            _ => {}
        }
    }
}

fn number_of(position: usize) -> u16 {
    // At most STEPS_MAX.
    u16::try_from(position).unwrap_or(u16::MAX)
}
