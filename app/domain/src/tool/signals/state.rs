//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId,
        map::{Map, Set},
        seat::Viewer,
    },
    tool::State,
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
}

impl Signals {
    /// Clears what belongs to a step. A raised hand stays up.
    pub(crate) fn begin_step(&mut self) {
        *self = Self { hands: std::mem::take(&mut self.hands), ..Self::default() };
    }
}
