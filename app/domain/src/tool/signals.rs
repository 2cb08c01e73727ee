//! Signals: a raised hand, "I am done", and a few calm signs. Process, never content; no chat.
//!
//! A hand is shown with whose it is, because somebody will be asked to speak. Who is done is told to those who lead; the
//! others learn how many. Of signs everybody learns only how many there were in this step.

use serde::{Deserialize, Serialize};

use super::{
    Tool, agenda,
    customers_only::{Part, snapshot},
    seats,
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::SeatId,
    map::{Map, Set},
    powers::Power,
    workshop::needs_the_whole,
};

/// What one can show without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Thank you.
    Thanks,
    /// I see it the same way.
    Same,
    /// I have a question.
    Question,
    /// Slower, please.
    Slower,
    /// I need a break.
    Break,
}

impl Sign {
    /// All there are.
    pub const ALL: [Self; 5] =
        [Self::Thanks, Self::Same, Self::Question, Self::Slower, Self::Break];
}

/// Hands, who is done with the current step, and the signs shown in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signals {
    /// Raised hands, the first one first.
    pub hands: Vec<SeatId>,
    /// How many are done with this step.
    pub done: u16,
    /// Who is, as far as this copy may know.
    pub ready: Set<SeatId>,
    /// How often each sign was shown in this step.
    pub signs: Map<Sign, u16>,
    /// Who has shown which, as far as this copy may know.
    pub shown: Map<SeatId, Set<Sign>>,
    /// Whether those who are not done with this step were asked to look at it.
    #[serde(default)]
    pub nudged: bool,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Raise the own hand, or take it down.
    Hand {
        /// Whether it is up.
        up: bool,
    },
    /// Take somebody's hand down: they have spoken. For the chair.
    Lower {
        /// Whose.
        seat: SeatId,
    },
    /// Say that one is done with this step, or not yet.
    Done {
        /// Whether.
        done: bool,
    },
    /// Show a sign. Each counts once a person in a step.
    Show {
        /// Which.
        sign: Sign,
    },
    /// Remind those who are not done that the group waits, once in a step. For the chair.
    Nudge,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A hand went up or down.
    Hand {
        /// Whose.
        seat: SeatId,
        /// Whether it is up.
        up: bool,
    },
    /// Somebody is done, or is not any more.
    Done {
        /// Who; told to that seat and to those who lead.
        seat: Option<SeatId>,
        /// Whether.
        done: bool,
    },
    /// A sign was shown.
    Shown {
        /// By whom; told to that seat alone.
        seat: Option<SeatId>,
        /// Which.
        sign: Sign,
    },
    /// The chair reminded those who are not done. Whom that means, each copy knows of its own seat.
    Nudged,
}

impl Tool for Signals {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Hand { .. } | Command::Show { .. } => Power::Signal,
            Command::Done { .. } => Power::TakePart,
            Command::Lower { .. } | Command::Nudge => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Hand { .. }
            | Command::Lower { .. }
            | Command::Done { .. }
            | Command::Show { .. }
            | Command::Nudge => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        matches!(command, Command::Hand { .. } | Command::Done { .. } | Command::Nudge)
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let own = Some(actor.id);
        match command {
            Command::Hand { up } if self.hands.contains(&actor.id) == up => {
                Err(Rejection::Unchanged)
            }
            Command::Hand { up } => Ok(vec![Event::Hand { seat: actor.id, up }]),
            Command::Lower { seat } if !self.hands.contains(&seat) => {
                Err(Rejection::NotFound { thing: EntityKind::Seat })
            }
            Command::Lower { seat } => Ok(vec![Event::Hand { seat, up: false }]),
            Command::Done { .. } | Command::Nudge if workshop.agenda.current().is_none() => {
                Err(Rejection::NotInThisStep)
            }
            Command::Nudge if self.nudged => Err(Rejection::Unchanged),
            Command::Nudge => Ok(vec![Event::Nudged]),
            Command::Done { done } if self.ready.contains(&actor.id) == done => {
                Err(Rejection::Unchanged)
            }
            Command::Done { done } => Ok(vec![Event::Done { seat: own, done }]),
            Command::Show { sign } => {
                needs_the_whole()?;
                if self.shown.get(&actor.id).is_some_and(|shown| shown.contains(&sign)) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Shown { seat: own, sign }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Hand { seat, up } => {
                self.hands.retain(|known| known != seat);
                self.hands.extend(up.then_some(*seat));
            }
            Event::Done { seat, done: true } => {
                self.done = self.done.saturating_add(1);
                self.ready.extend(*seat);
            }
            Event::Done { seat, done: false } => {
                self.done = self.done.saturating_sub(1);
                if let Some(seat) = seat {
                    self.ready.remove(seat);
                }
            }
            Event::Shown { seat, sign } => {
                let count = self.signs.or_default(*sign);
                *count = count.saturating_add(1);
                if let Some(seat) = seat {
                    self.shown.or_default(*seat).insert(*sign);
                }
            }
            Event::Nudged => self.nudged = true,
        }
    }

    fn react(&mut self, event: &Any) {
        match event {
            // Each step has its own.
            Any::Agenda(agenda::Event::Entered { .. }) => {
                *self = Self { hands: std::mem::take(&mut self.hands), ..Self::default() };
            }
            Any::Seats(seats::Event::Removed { seat }) => self.hands.retain(|known| known != seat),
            _ => {
                if let Some(Part::Signals(signals)) = snapshot(event) {
                    self.clone_from(signals);
                }
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let own = |seat: &SeatId| *seat == viewer.seat;
        let leads = viewer.role.facilitates();
        Self {
            hands: self.hands.clone(),
            done: self.done,
            ready: self.ready.iter().copied().filter(|seat| leads || own(seat)).collect(),
            signs: self.signs.clone(),
            shown: self
                .shown
                .iter()
                .filter(|(seat, _)| own(seat))
                .map(|(s, set)| (*s, set.clone()))
                .collect(),
            nudged: self.nudged,
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        let own = |seat: &SeatId| *seat == viewer.seat;
        Some(match event {
            Event::Hand { .. } | Event::Nudged => event.clone(),
            Event::Done { seat, done } => {
                let seat = seat.filter(|seat| viewer.role.facilitates() || own(seat));
                Event::Done { seat, done: *done }
            }
            Event::Shown { seat, sign } => Event::Shown { seat: seat.filter(own), sign: *sign },
        })
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Signals);
    }
}
