//! The agenda: steps as data, where the group stands in them, and the timer. Nothing here moves by itself.

use serde::{Deserialize, Serialize};

use super::{
    Tool, cards,
    customers_only::{Part, snapshot},
    statements,
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, DisconnectId, StatementId, StepId},
    map::{Map, Set},
    powers::Power,
    text::{Reason, Title},
    workshop::needs_the_whole,
};

mod acts;
mod edit;
pub mod gate;
mod step;
mod timer;

pub use acts::{Command, Event};
pub use gate::Gate;
pub use step::{Activity, Pattern, Phase, Recipe, Round, Step, Wording};
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

/// One thing that the chair puts on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Spotlight {
    /// A card that everybody may see.
    Card(CardId),
    /// A statement.
    Statement(StatementId),
    /// A disconnect.
    Disconnect(DisconnectId),
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
    /// Steps that are passed over.
    #[serde(default)]
    pub skipped: Set<StepId>,
    /// Steps in which nobody changes anything for now.
    #[serde(default)]
    pub locked: Set<StepId>,
    /// What is on every screen.
    #[serde(default, rename = "spotlight")]
    pub spotlight: Option<Spotlight>,
    /// Whether everybody is asked to stay where the group is.
    #[serde(default)]
    pub held: bool,
    /// Microseconds spent in each step that was left.
    #[serde(default)]
    pub used: Map<StepId, i64>,
    /// Whether it is a rehearsal with simulated people: nothing in it counts.
    #[serde(default)]
    pub rehearsal: bool,
    /// When the workshop is to start, where that was said.
    #[serde(default)]
    pub starts_at: Option<Timestamp>,
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
            .ok_or(Rejection::NotFound { thing: EntityKind::Step })?;
        // Looking back is not a new turn: the clock starts only for a step that was never entered.
        let fresh = self.reached.is_none_or(|reached| position > reached);
        let timer = if fresh {
            Timer::Running { ends_at: at.plus(step.minutes.micros()) }
        } else {
            self.timer
        };
        Ok(Event::Entered { position, at, timer })
    }

    fn passed_over(&self, position: u16) -> bool {
        let step = self.steps.get(usize::from(position));
        step.is_some_and(|step| self.skipped.contains(&step.id))
    }

    /// This place, or the next one that is not passed over.
    fn onward(&self, from: u16) -> u16 {
        let end = u16::try_from(self.steps.len()).unwrap_or(u16::MAX);
        (from..end).find(|at| !self.passed_over(*at)).unwrap_or(end)
    }

    /// The place before this one that is not passed over.
    fn backward(&self, position: u16) -> Option<u16> {
        (0..position).rev().find(|at| !self.passed_over(*at))
    }

    /// Whether nobody changes anything in the current step.
    pub fn is_locked(&self) -> bool {
        self.current().is_some_and(|step| self.locked.contains(&step.id))
    }

    /// Microseconds spent in a step until now.
    pub fn used(&self, step: StepId, now: Timestamp) -> i64 {
        let before = self.used.get(&step).copied().unwrap_or_default();
        let current = self.current().is_some_and(|current| current.id == step);
        let since = self.entered_at.filter(|_| current && !self.closed);
        before + since.map_or(0, |entered| now.since(entered).max(0))
    }

    fn spotlight_set(
        &self,
        workshop: &Workshop,
        spotlight: Option<Spotlight>,
    ) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let missing = match spotlight {
            Some(Spotlight::Card(card)) if workshop.cards.open(card).is_none() => {
                Some(EntityKind::Card)
            }
            Some(Spotlight::Statement(known)) if workshop.statements.get(known).is_none() => {
                Some(EntityKind::Statement)
            }
            Some(Spotlight::Disconnect(known)) if workshop.disconnects.get(known).is_none() => {
                Some(EntityKind::Disconnect)
            }
            _ => None,
        };
        match missing {
            Some(thing) => Err(Rejection::NotFound { thing }),
            None if self.spotlight == spotlight => Err(Rejection::Unchanged),
            None => Ok(Event::SpotlightSet { spotlight }),
        }
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
            | Command::Insert { .. }
            | Command::Shift { .. }
            | Command::Reword { .. }
            | Command::Skip { .. }
            | Command::Lock { .. }
            | Command::SetSpotlight { .. }
            | Command::Hold { .. }
            | Command::Schedule { .. }
            | Command::Close => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Next { reason, .. } => reason.iter().map(Reason::to_string).collect(),
            Command::Reword { words: Wording { title, instruction, script }, lines, .. } => {
                let above = [title, instruction].into_iter().flatten().map(Title::to_string);
                let below = script.iter().chain(lines).map(Reason::to_string);
                above.chain(below).collect()
            }
            Command::Start
            | Command::Back { .. }
            | Command::StartTimer { .. }
            | Command::PauseTimer
            | Command::ResumeTimer
            | Command::AddMinute
            | Command::Close
            | Command::Insert { .. }
            | Command::Shift { .. }
            | Command::Skip { .. }
            | Command::Lock { .. }
            | Command::SetSpotlight { .. }
            | Command::Hold { .. }
            | Command::Schedule { .. } => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(
            command,
            Command::Insert { .. }
                | Command::Shift { .. }
                | Command::Reword { .. }
                | Command::Skip { .. }
                | Command::SetSpotlight { .. }
        )
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Start | Command::Schedule { .. } if self.position.is_some() => {
                Err(Rejection::Moved)
            }
            Command::Start => Ok(vec![self.enter(self.onward(0), at)?]),
            Command::Next { from, reason } => {
                let position = self.standing_at(from)?;
                let missing = gate::missing(workshop);
                let entered = self.enter(self.onward(position + 1), at)?;
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
                let before = self
                    .backward(position)
                    .ok_or(Rejection::NotFound { thing: EntityKind::Step })?;
                Ok(vec![self.enter(before, at)?])
            }
            Command::StartTimer { minutes } => Ok(vec![Event::Timed {
                timer: Timer::Running { ends_at: at.plus(minutes.micros()) },
            }]),
            Command::PauseTimer => timed(self.timer.pause(at)),
            Command::ResumeTimer => timed(self.timer.resume(at)),
            Command::AddMinute => timed(self.timer.add_minute(at)),
            Command::Close => Ok(vec![Event::Closed { at }]),
            Command::Insert { after, recipe } => Ok(vec![self.insert(after, recipe)?]),
            Command::Shift { step, after } => Ok(vec![self.shift(step, after)?]),
            Command::Reword { step, words, lines, minutes } => {
                Ok(vec![self.reword(step, words, lines, minutes)?])
            }
            Command::Skip { step, skipped } => Ok(vec![self.skip(step, skipped)?]),
            Command::Lock { step, locked } => {
                self.step(step).ok_or(Rejection::NotFound { thing: EntityKind::Step })?;
                if self.locked.contains(&step) == locked {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Locked { step, locked }])
            }
            Command::SetSpotlight { spotlight } => {
                Ok(vec![self.spotlight_set(workshop, spotlight)?])
            }
            Command::Hold { held } if self.held == held => Err(Rejection::Unchanged),
            Command::Hold { held } => Ok(vec![Event::Held { held }]),
            Command::Schedule { at } if self.starts_at == at => Err(Rejection::Unchanged),
            Command::Schedule { at } => Ok(vec![Event::Scheduled { at }]),
        }
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::Agenda(agenda)) = snapshot(event) {
            self.clone_from(agenda);
        }
        let gone = match (event, self.spotlight) {
            (Any::Cards(cards::Event::Deleted { card, .. }), Some(Spotlight::Card(spotlight))) => {
                *card == spotlight
            }
            (
                Any::Statements(statements::Event::Withdrawn { statement }),
                Some(Spotlight::Statement(spotlight)),
            ) => *statement == spotlight,
            _ => false,
        };
        if gone {
            self.spotlight = None;
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

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Agenda);
        match event {
            // Leaving without an accepted cost opens what was locked.
            Event::Overridden(_) => topics.extend([Topic::Costs, Topic::Resolution]),
            // Who is done, and which signs were shown, belongs to a step.
            Event::Entered { .. } => {
                topics.insert(Topic::Signals);
            }
            _ => {}
        }
    }
}

fn timed(timer: Option<Timer>) -> Result<Vec<Event>, Rejection> {
    timer.map(|timer| vec![Event::Timed { timer }]).ok_or(Rejection::Unchanged)
}
