//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::SeatId, limits::SEATS_MAX, seat::Viewer},
    tool::{Rounds, State},
};

/// The order of speakers, and whose turn it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundRobin {
    /// Empty before one was drawn.
    pub order: Vec<SeatId>,
    /// Index of the current speaker; the length of `order` when all have spoken.
    pub at: u16,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An order was drawn.
    Drawn { order: Vec<SeatId> },
    /// The next speaker's turn began.
    Turned {
        /// Index of the speaker.
        at: u16,
    },
    /// Somebody speaks last instead.
    Passed { seat: SeatId },
}

impl RoundRobin {
    /// Whose turn it is.
    pub fn speaker(&self) -> Option<SeatId> {
        self.order.get(usize::from(self.at)).copied()
    }
}

impl State for RoundRobin {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Drawn { order } => {
                self.order.clone_from(order);
                self.at = 0;
            }
            Event::Turned { at } => self.at = *at,
            Event::Passed { seat } => {
                self.order.retain(|known| known != seat);
                self.order.push(*seat);
            }
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { order: self.order.clone(), at: self.at, by_step: Rounds::default() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Drawn { .. } | Event::Turned { .. } | Event::Passed { .. } => {
                Some(event.clone())
            }
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.order.len() <= SEATS_MAX
    }
}
