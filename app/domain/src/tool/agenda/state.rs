//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Phase,
        id::{CardId, SeatId, StatementId, StepId},
        limits::STEPS_MAX,
        map::{Map, Set},
        seat::Viewer,
        spotlight::Spotlight,
        text::Title,
        time::Timestamp,
    },
    tool::{
        State,
        agenda::{event::Event, overridden::Override, step::Step, timer::Timer},
    },
};

/// Title, steps, position and timer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// `None` only before the workshop is opened.
    pub title: Option<Title>,
    pub steps: Vec<Step>,
    /// Index of the current step; `None` before the start.
    pub position: Option<u16>,
    /// Index of the farthest step reached. People can look back, never ahead.
    pub reached: Option<u16>,
    /// `None` before the start.
    pub entered_at: Option<Timestamp>,
    pub timer: Timer,
    /// Overridden gates, oldest first.
    pub overrides: Vec<Override>,
    pub closed: bool,
    /// Skipped steps.
    #[serde(default)]
    pub skipped: Set<StepId>,
    /// Locked steps: nobody can change anything in them.
    #[serde(default)]
    pub locked: Set<StepId>,
    /// The item on every screen; `None` without one.
    #[serde(default, rename = "spot")]
    pub spotlight: Option<Spotlight>,
    /// Whether everybody is asked to stay at the current step.
    #[serde(default)]
    pub held: bool,
    /// Microseconds spent per step that was left.
    #[serde(default)]
    pub used: Map<StepId, i64>,
    /// Whether simulated people take part: nothing in a rehearsal counts.
    #[serde(default)]
    pub rehearsal: bool,
    /// `None` if no start is announced.
    #[serde(default)]
    pub starts_at: Option<Timestamp>,
}

impl Agenda {
    /// Removes a deleted card from every screen.
    pub(crate) fn forget_card(&mut self, card: CardId) {
        self.spotlight.take_if(|known| *known == Spotlight::Card(card));
    }

    /// Removes a withdrawn statement from every screen.
    pub(crate) fn forget_statement(&mut self, statement: StatementId) {
        self.spotlight.take_if(|known| *known == Spotlight::Statement(statement));
    }

    /// The current step.
    pub fn current(&self) -> Option<&Step> {
        self.steps.get(usize::from(self.position?))
    }

    /// The phase of the current step; Prepare before the start.
    pub fn phase(&self) -> Phase {
        self.current().map_or(Phase::Prepare, |step| step.phase)
    }

    /// A step by its id.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    pub(super) fn passed_over(&self, position: u16) -> bool {
        let step = self.steps.get(usize::from(position));
        step.is_some_and(|step| self.skipped.contains(&step.id))
    }

    /// This index, or the next one that is not skipped.
    pub(super) fn onward(&self, from: u16) -> u16 {
        let end = u16::try_from(self.steps.len()).unwrap_or(u16::MAX);
        (from..end).find(|at| !self.passed_over(*at)).unwrap_or(end)
    }

    /// The previous index that is not skipped.
    pub(super) fn backward(&self, position: u16) -> Option<u16> {
        (0..position).rev().find(|at| !self.passed_over(*at))
    }

    /// Whether the current step is locked.
    pub fn is_locked(&self) -> bool {
        self.current().is_some_and(|step| self.locked.contains(&step.id))
    }

    /// Microseconds spent in a step so far.
    pub fn used(&self, step: StepId, now: Timestamp) -> i64 {
        let before = self.used.get(&step).copied().unwrap_or_default();
        let current = self.current().is_some_and(|current| current.id == step);
        let since = self.entered_at.filter(|_| current && !self.closed);
        before + since.map_or(0, |entered| now.since(entered).max(0))
    }
}

impl State for Agenda {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Opened { title, steps, rehearsal } => {
                self.rehearsal = *rehearsal;
                self.title = Some(title.clone());
                self.steps.clone_from(steps);
            }
            Event::Entered { position, at, timer } => {
                if let Some(left) = self.current().map(|step| step.id) {
                    let used = self.used(left, *at);
                    self.used.insert(left, used);
                }
                self.spotlight = None;
                self.position = Some(*position);
                self.reached = self.reached.max(Some(*position));
                self.entered_at = Some(*at);
                self.timer = *timer;
            }
            Event::Overridden(gate) => self.overrides.push(gate.clone()),
            Event::Timed { timer } => self.timer = *timer,
            Event::Closed { at } => {
                if let Some(left) = self.current().map(|step| step.id) {
                    let used = self.used(left, *at);
                    self.used.insert(left, used);
                }
                self.closed = true;
                self.timer = Timer::Off;
            }
            Event::Locked { step, locked: true } => {
                self.locked.insert(*step);
            }
            Event::Locked { step, locked: false } => {
                self.locked.remove(step);
            }
            Event::SpotlightSet { spotlight } => self.spotlight = *spotlight,
            Event::Held { held } => self.held = *held,
            Event::Scheduled { at } => self.starts_at = *at,
            Event::Inserted { .. }
            | Event::Shifted { .. }
            | Event::Reworded { .. }
            | Event::Skipped { .. } => self.rearrange(event),
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self {
            title: self.title.clone(),
            steps: self.steps.clone(),
            position: self.position,
            reached: self.reached,
            entered_at: self.entered_at,
            timer: self.timer,
            overrides: self.overrides.clone(),
            closed: self.closed,
            skipped: self.skipped.clone(),
            locked: self.locked.clone(),
            spotlight: self.spotlight,
            held: self.held,
            used: self.used.clone(),
            rehearsal: self.rehearsal,
            starts_at: self.starts_at,
        }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Opened { .. }
            | Event::Entered { .. }
            | Event::Overridden(_)
            | Event::Timed { .. }
            | Event::Closed { .. }
            | Event::Inserted { .. }
            | Event::Shifted { .. }
            | Event::Reworded { .. }
            | Event::Skipped { .. }
            | Event::Locked { .. }
            | Event::SpotlightSet { .. }
            | Event::Held { .. }
            | Event::Scheduled { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.steps.len() <= STEPS_MAX
    }
}
