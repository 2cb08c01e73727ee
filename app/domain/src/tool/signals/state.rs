//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId,
        limits::SEATS_MAX,
        map::{Map, Set},
        seat::Viewer,
    },
    tool::State,
};

/// What a person can express with one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
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

impl Reaction {
    /// All reactions.
    pub const ALL: [Self; 5] =
        [Self::Thanks, Self::Same, Self::Question, Self::Slower, Self::Break];
}

/// Hands, who is done with the current step, and the reactions shown in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signals {
    /// Raised hands, oldest first.
    pub hands: Vec<SeatId>,
    /// Number of people done with this step.
    pub done: u16,
    /// Who is done, as far as this copy may know.
    pub ready: Set<SeatId>,
    /// Count per reaction in this step.
    #[serde(rename = "signs")]
    pub reactions: Map<Reaction, u16>,
    /// Who has shown which reaction, as far as this copy may know.
    pub shown: Map<SeatId, Set<Reaction>>,
    /// Whether those who are not done were reminded in this step.
    #[serde(default)]
    pub nudged: bool,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A hand was raised or lowered.
    Hand { seat: SeatId, up: bool },
    /// Somebody is done, or no longer.
    Done {
        /// Disclosed to that seat and to the facilitators; `None` for others.
        seat: Option<SeatId>,
        done: bool,
    },
    /// A reaction was shown.
    Shown {
        /// `None` for everybody but that seat.
        seat: Option<SeatId>,
        #[serde(rename = "sign")]
        reaction: Reaction,
    },
    /// The chair reminded those who are not done. Each copy knows whether its own seat is meant.
    Nudged,
}

impl State for Signals {
    type Event = Event;

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
            Event::Shown { seat, reaction } => {
                let count = self.reactions.or_default(*reaction);
                *count = count.saturating_add(1);
                if let Some(seat) = seat {
                    self.shown.or_default(*seat).insert(*reaction);
                }
            }
            Event::Nudged => self.nudged = true,
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let own = |seat: &SeatId| *seat == viewer.seat;
        let leads = viewer.role.facilitates();
        Self {
            hands: self.hands.clone(),
            done: self.done,
            ready: self.ready.iter().copied().filter(|seat| leads || own(seat)).collect(),
            reactions: self.reactions.clone(),
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
            Event::Shown { seat, reaction } => {
                Event::Shown { seat: seat.filter(own), reaction: *reaction }
            }
        })
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.hands.len() <= SEATS_MAX
    }
}

impl Signals {
    /// Clears what belongs to one step. Raised hands stay up.
    pub(crate) fn begin_step(&mut self) {
        *self = Self { hands: std::mem::take(&mut self.hands), ..Self::default() };
    }
}
