//! The agenda: steps as data, where the group stands in them, and the timer. Nothing here moves by itself.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, shown},
};
use crate::{
    Change, Changes, Event as Any, Rejection, Seat, Thing, Timestamp, Viewer, Workshop,
    id::StepId,
    powers::Power,
    text::{Reason, Title},
    time::Minutes,
};

pub mod gate;
mod step;
mod timer;

pub use gate::Gate;
pub use step::{Activity, Pattern, Phase, Round, Step};
pub use timer::Timer;

/// A gate that was left unmet, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Override {
    /// The step that was left.
    pub step: StepId,
    /// What was missing.
    pub missing: Vec<gate::Missing>,
    /// Why the chair went on.
    pub reason: Reason,
}

/// Title, steps, position and timer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// The workshop's title; none only before it is opened.
    pub title: Option<Title>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The current step's index; none before the start.
    pub position: Option<u16>,
    /// The farthest step reached. People may look back, never ahead.
    pub reached: Option<u16>,
    /// When the current step was entered.
    pub entered_at: Option<Timestamp>,
    /// The timer.
    pub timer: Timer,
    /// Gates that were overridden.
    pub overrides: Vec<Override>,
    /// Whether the workshop is closed.
    pub closed: bool,
}

/// What the chair may ask of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Enter the first step.
    Start,
    /// Leave this step for the next one. `from` makes a double click one step.
    Next {
        /// The step the chair saw when deciding to go on.
        from: StepId,
        /// Why to go on although the gate is unmet.
        reason: Option<Reason>,
    },
    /// Return to the step before. Destroys nothing.
    Back {
        /// The step the chair saw.
        from: StepId,
    },
    /// Start the timer anew.
    StartTimer {
        /// For how long.
        minutes: Minutes,
    },
    /// Stop the clock; the rest is kept.
    PauseTimer,
    /// Go on with what is left.
    ResumeTimer,
    /// Give one minute more.
    AddMinute,
    /// End the workshop. Its record stays.
    Close,
}

/// What happened to the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The workshop was opened.
    Opened {
        /// Its title.
        title: Title,
        /// Its steps.
        steps: Vec<Step>,
    },
    /// A step was entered.
    Entered {
        /// Its index.
        position: u16,
        /// When.
        at: Timestamp,
        /// The timer as it stands from then on.
        timer: Timer,
    },
    /// A gate was overridden.
    Overridden(Override),
    /// The timer was started, paused, resumed or lengthened.
    Timed {
        /// As it stands from then on.
        timer: Timer,
    },
    /// The workshop was closed.
    Closed {
        /// When.
        at: Timestamp,
    },
}

impl Agenda {
    /// The current step.
    pub fn current(&self) -> Option<&Step> {
        self.steps.get(usize::from(self.position?))
    }

    /// The phase: of the current step, or Prepare before the start.
    pub fn phase(&self) -> Phase {
        self.current().map_or(Phase::Prepare, |step| step.phase)
    }

    /// A step by its id.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    fn enter(&self, position: u16, at: Timestamp) -> Result<Event, Rejection> {
        let step = self
            .steps
            .get(usize::from(position))
            .ok_or(Rejection::NotFound { thing: Thing::Step })?;
        // Looking back is not a new turn: the clock starts only for a step that was never entered.
        let fresh = self.reached.is_none_or(|reached| position > reached);
        let timer = if fresh {
            Timer::Running { ends_at: at.plus(step.minutes.micros()) }
        } else {
            self.timer
        };
        Ok(Event::Entered { position, at, timer })
    }

    fn standing_at(&self, from: StepId) -> Result<u16, Rejection> {
        let position = self.position.ok_or(Rejection::Moved)?;
        match self.current() {
            Some(step) if step.id == from => Ok(position),
            _ => Err(Rejection::Moved),
        }
    }
}

impl Tool for Agenda {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Start
            | Command::Next { .. }
            | Command::Back { .. }
            | Command::StartTimer { .. }
            | Command::PauseTimer
            | Command::ResumeTimer
            | Command::AddMinute
            | Command::Close => Power::Drive,
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Start if self.position.is_some() => Err(Rejection::Moved),
            Command::Start => Ok(vec![self.enter(0, at)?]),
            Command::Next { from, reason } => {
                let position = self.standing_at(from)?;
                let missing = gate::missing(workshop);
                let entered = self.enter(position + 1, at)?;
                match (missing.is_empty(), reason) {
                    (true, _) => Ok(vec![entered]),
                    (false, None) => Err(Rejection::GateUnmet { missing }),
                    (false, Some(reason)) => {
                        let step = from;
                        Ok(vec![Event::Overridden(Override { step, missing, reason }), entered])
                    }
                }
            }
            Command::Back { from } => {
                let position = self.standing_at(from)?;
                let before =
                    position.checked_sub(1).ok_or(Rejection::NotFound { thing: Thing::Step })?;
                Ok(vec![self.enter(before, at)?])
            }
            Command::StartTimer { minutes } => Ok(vec![Event::Timed {
                timer: Timer::Running { ends_at: at.plus(minutes.micros()) },
            }]),
            Command::PauseTimer => timed(self.timer.pause(at)),
            Command::ResumeTimer => timed(self.timer.resume(at)),
            Command::AddMinute => timed(self.timer.add_minute(at)),
            Command::Close => Ok(vec![Event::Closed { at }]),
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Opened { title, steps } => {
                self.title = Some(title.clone());
                self.steps.clone_from(steps);
            }
            Event::Entered { position, at, timer } => {
                self.position = Some(*position);
                self.reached = self.reached.max(Some(*position));
                self.entered_at = Some(*at);
                self.timer = *timer;
            }
            Event::Overridden(gate) => self.overrides.push(gate.clone()),
            Event::Timed { timer } => self.timer = *timer,
            Event::Closed { .. } => {
                self.closed = true;
                self.timer = Timer::Off;
            }
        }
    }

    fn hear(&mut self, event: &Any) {
        if let Some(Part::Agenda(agenda)) = shown(event) {
            self.clone_from(agenda);
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        self.clone()
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        Some(event.clone())
    }

    fn changes(event: &Event, changes: &mut Changes) {
        changes.insert(Change::Agenda);
        if matches!(event, Event::Overridden(_)) {
            // Leaving without an accepted cost opens what was locked.
            changes.extend([Change::Costs, Change::Resolution]);
        }
    }
}

fn timed(timer: Option<Timer>) -> Result<Vec<Event>, Rejection> {
    timer.map(|timer| vec![Event::Timed { timer }]).ok_or(Rejection::Unchanged)
}
