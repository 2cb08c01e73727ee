//! Tools of the kind `per_step`: each step that uses the tool has a round of its own, and an answer counts in the
//! round of the step the group is in. The agenda alone says which one that is, so every copy agrees.
//!
//! The tool's state and rules know one round only. What was said while no step of the agenda uses the tool is in the
//! state itself; no screen lets anybody do that.

use crate::{
    base::{activity::Activity, id::StepId, limits::STEPS_MAX, map::Map, seat::Viewer},
    tool::{State, agenda::Agenda},
};

/// A tool with a round in each of its steps.
pub trait PerStep: Default + Sized {
    /// What a step does that uses this tool.
    const ACTIVITY: Activity;

    /// The rounds. Those in there have none themselves.
    fn by_step(&self) -> &Map<StepId, Self>;

    /// The same, to change them.
    fn by_step_mut(&mut self) -> &mut Map<StepId, Self>;

    /// The step whose round takes what people say now: the current one, or the last one of this tool before it.
    fn step_now(agenda: &Agenda) -> Option<StepId> {
        step_now(agenda, Self::ACTIVITY)
    }

    /// Reads the round of a step, which is empty before somebody said something in it.
    fn in_step<R>(&self, step: StepId, read: impl FnOnce(&Self) -> R) -> R {
        match self.by_step().get(&step) {
            Some(round) => read(round),
            None => read(&Self::default()),
        }
    }

    /// Reads the round that takes what people say now.
    fn now<R>(&self, agenda: &Agenda, read: impl FnOnce(&Self) -> R) -> R {
        match Self::step_now(agenda) {
            Some(step) => self.in_step(step, read),
            None => read(self),
        }
    }

    /// All rounds in the order of the agenda.
    fn rounds<'a>(&'a self, agenda: &'a Agenda) -> impl Iterator<Item = &'a Self> {
        let steps = agenda.steps.iter().filter_map(|step| self.by_step().get(&step.id));
        std::iter::once(self).chain(steps)
    }
}

/// Not generic: compiled once (binary size).
fn step_now(agenda: &Agenda, activity: Activity) -> Option<StepId> {
    let uses = |at: &usize| {
        let step = &agenda.steps[*at];
        step.activity == activity && !agenda.skipped.contains(&step.id)
    };
    let steps = agenda.steps.len();
    let begun = agenda.position.map_or(0, |position| usize::from(position) + 1).min(steps);
    let at = (0..begun).rev().find(uses).or_else(|| (begun..steps).find(uses))?;
    Some(agenda.steps[at].id)
}

/// Applies an event to the round that takes it.
pub(crate) fn evolve<T: PerStep + State>(tool: &mut T, agenda: &Agenda, event: &T::Event) {
    match T::step_now(agenda) {
        Some(step) => tool.by_step_mut().or_default(step).evolve(event),
        None => tool.evolve(event),
    }
}

/// All rounds as this viewer may see them.
pub(crate) fn disclose<T: PerStep + State>(tool: &T, viewer: &Viewer) -> T {
    let rounds = tool.by_step().iter().map(|(step, round)| (*step, round.disclose(viewer)));
    let mut disclosed = tool.disclose(viewer);
    *disclosed.by_step_mut() = rounds.collect();
    disclosed
}

/// Whether something waits for a reveal in any round.
pub(crate) fn unrevealed<T: PerStep + State>(tool: &T) -> bool {
    tool.unrevealed() || tool.by_step().values().any(State::unrevealed)
}

/// Whether all rounds together hold no more than a workshop may.
pub(crate) fn within_bounds<T: PerStep + State>(tool: &T) -> bool {
    let fits = |round: &T| round.by_step().is_empty() && round.within_bounds();
    tool.within_bounds() && tool.by_step().len() <= STEPS_MAX && tool.by_step().values().all(fits)
}

/// Puts what an older version stored, which knew one round per workshop, into the round of the current step.
pub(crate) fn settle<T: PerStep + PartialEq>(tool: &mut T, agenda: &Agenda) {
    let Some(step) = T::step_now(agenda).filter(|_| tool.by_step().is_empty()) else { return };
    let round = std::mem::take(tool);
    if round != T::default() {
        tool.by_step_mut().insert(step, round);
    }
}
