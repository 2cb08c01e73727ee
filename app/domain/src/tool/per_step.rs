//! Tools of the kind `per_step`: each step that uses the tool has a round of its own, and an answer counts in the
//! round of the step the group is in. The agenda alone says which one that is, so every copy agrees.
//!
//! The tool's state and rules know one round only. What was said while no step of the agenda uses the tool is in the
//! state itself; no screen lets anybody do that.

use serde::{Deserialize, Serialize};

use crate::{
    base::{activity::Activity, id::StepId, limits::STEPS_MAX, seat::Viewer},
    tool::{State, agenda::Agenda},
};

/// The rounds of a tool, each with its step. Two lists, because a map of every tool would bring its own code to the
/// browser. A round that nothing is in is none: nobody is to see that a sealed answer is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RoundsOf{T}"))]
pub struct Rounds<T> {
    /// Sorted: in which order rounds began is not told to everybody.
    steps: Vec<StepId>,
    /// In the order of `steps`.
    rounds: Vec<T>,
}

impl<T> Default for Rounds<T> {
    fn default() -> Self {
        Self { steps: Vec::new(), rounds: Vec::new() }
    }
}

impl<T> Rounds<T> {
    fn get(&self, step: StepId) -> Option<&T> {
        self.rounds.get(place(&self.steps, step)?)
    }

    fn insert(&mut self, step: StepId, round: T) {
        let at = self.steps.partition_point(|known| *known < step);
        self.steps.insert(at, step);
        self.rounds.insert(at, round);
    }

    fn take(&mut self, step: StepId) -> Option<T> {
        let at = place(&self.steps, step)?;
        self.steps.remove(at);
        Some(self.rounds.remove(at))
    }
}

/// A tool with a round in each of its steps.
pub trait PerStep: Default + Sized {
    /// What a step does that uses this tool.
    const ACTIVITY: Activity;

    /// The rounds. Those in there have none themselves.
    fn by_step(&self) -> &Rounds<Self>;

    /// The same, to change them.
    fn by_step_mut(&mut self) -> &mut Rounds<Self>;

    /// The step whose round takes what people say now: the current one, or the last one of this tool before it.
    fn step_now(agenda: &Agenda) -> Option<StepId> {
        step_now(agenda, Self::ACTIVITY)
    }

    /// Reads the round of a step; nothing before somebody said something in it.
    fn in_step<R: Default>(&self, step: StepId, read: impl FnOnce(&Self) -> R) -> R {
        self.by_step().get(step).map(read).unwrap_or_default()
    }

    /// Reads the round that takes what people say now; nothing before somebody said something in it.
    fn now<R: Default>(&self, agenda: &Agenda, read: impl FnOnce(&Self) -> R) -> R {
        match Self::step_now(agenda) {
            Some(step) => self.in_step(step, read),
            None => read(self),
        }
    }

    /// The same, where an empty round matters too.
    fn now_or_empty<R>(&self, agenda: &Agenda, read: impl FnOnce(&Self) -> R) -> R {
        match Self::step_now(agenda).map(|step| self.by_step().get(step)) {
            Some(Some(round)) => read(round),
            Some(None) => read(&Self::default()),
            None => read(self),
        }
    }

    /// All rounds in the order of the agenda.
    fn rounds<'a>(&'a self, agenda: &'a Agenda) -> impl Iterator<Item = &'a Self> {
        let steps = agenda.steps.iter().filter_map(|step| self.by_step().get(step.id));
        std::iter::once(self).chain(steps)
    }
}

/// The step whose round takes what people say now, of the tool of an activity. Not generic: compiled once (binary size).
pub fn step_now(agenda: &Agenda, activity: Activity) -> Option<StepId> {
    let uses = |at: &usize| {
        let step = &agenda.steps[*at];
        step.activity == activity && !agenda.skipped.contains(&step.id)
    };
    let steps = agenda.steps.len();
    let begun = agenda.position.map_or(0, |position| usize::from(position) + 1).min(steps);
    let at = (0..begun).rev().find(uses).or_else(|| (begun..steps).find(uses))?;
    Some(agenda.steps[at].id)
}

fn place(steps: &[StepId], step: StepId) -> Option<usize> {
    steps.iter().position(|known| *known == step)
}

/// Applies an event to the round that takes it.
pub(crate) fn evolve<T: PerStep + State + PartialEq>(
    tool: &mut T,
    agenda: &Agenda,
    event: &T::Event,
) {
    let Some(step) = T::step_now(agenda) else { return tool.evolve(event) };
    let all = tool.by_step_mut();
    let mut round = all.take(step).unwrap_or_default();
    round.evolve(event);
    if round != T::default() {
        all.insert(step, round);
    }
}

/// All rounds as this viewer may see them.
pub(crate) fn disclose<T: PerStep + State + PartialEq>(tool: &T, viewer: &Viewer) -> T {
    let all = tool.by_step();
    let mut disclosed = tool.disclose(viewer);
    *disclosed.by_step_mut() = Rounds::default();
    for (step, round) in all.steps.iter().zip(&all.rounds) {
        let round = round.disclose(viewer);
        if round != T::default() {
            disclosed.by_step_mut().insert(*step, round);
        }
    }
    disclosed
}

/// Whether something waits for a reveal in any round.
pub(crate) fn unrevealed<T: PerStep + State>(tool: &T) -> bool {
    tool.unrevealed() || tool.by_step().rounds.iter().any(State::unrevealed)
}

/// Whether all rounds together hold no more than a workshop may.
pub(crate) fn within_bounds<T: PerStep + State>(tool: &T) -> bool {
    let fits = |round: &T| round.by_step().steps.is_empty() && round.within_bounds();
    let all = tool.by_step();
    tool.within_bounds() && all.steps.len() <= STEPS_MAX && all.rounds.iter().all(fits)
}

/// Puts what an older version stored, which knew one round per workshop, into the round of the current step. A browser
/// never gets it.
pub(crate) fn settle<T: PerStep + PartialEq>(tool: &mut T, agenda: &Agenda) {
    let Some(step) = T::step_now(agenda).filter(|_| tool.by_step().steps.is_empty()) else {
        return;
    };
    let round = std::mem::take(tool);
    if round != T::default() {
        tool.by_step_mut().insert(step, round);
    }
}
