//! RoundRobin: everybody speaks once, in an order by chance, so that neither rank nor loudness decides who is heard first.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::SeatId, powers::Power, workshop::needs_the_whole,
};

/// Who speaks in which order, and whose turn it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundRobin {
    /// The order; empty before one was drawn.
    pub order: Vec<SeatId>,
    /// Whose turn it is; as many as there are when all have spoken.
    pub at: u16,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Begin anew in this order, which the chair's client draws by chance.
    Draw {
        /// Members who are here, each once.
        order: Vec<SeatId>,
    },
    /// The next one speaks.
    Next {
        /// Whose turn it was.
        from: u16,
    },
    /// Speak last instead.
    Pass,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An order was drawn.
    Drawn {
        /// The order.
        order: Vec<SeatId>,
    },
    /// It is another one's turn.
    Turned {
        /// Whose.
        at: u16,
    },
    /// Somebody speaks last instead.
    Passed {
        /// Who.
        seat: SeatId,
    },
}

impl RoundRobin {
    /// Whose turn it is.
    pub fn speaker(&self) -> Option<SeatId> {
        self.order.get(usize::from(self.at)).copied()
    }
}

impl Tool for RoundRobin {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Draw { .. } | Command::Next { .. } => Power::Drive,
            Command::Pass => Power::TakePart,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Draw { .. } | Command::Next { .. } | Command::Pass => Vec::new(),
        }
    }

    fn foretells(_command: &Command) -> bool {
        false
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_the_whole()?;
        match command {
            Command::Draw { order } => {
                workshop.seats.each_once(&order)?;
                Ok(vec![Event::Drawn { order }])
            }
            Command::Next { from } if from != self.at || self.speaker().is_none() => {
                Err(Rejection::Moved)
            }
            Command::Next { from } => Ok(vec![Event::Turned { at: from + 1 }]),
            Command::Pass if self.speaker() != Some(actor.id) => {
                Err(Rejection::NotYours { thing: EntityKind::Seat })
            }
            Command::Pass if usize::from(self.at) + 1 == self.order.len() => {
                Err(Rejection::Unchanged)
            }
            Command::Pass => Ok(vec![Event::Passed { seat: actor.id }]),
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Drawn { order } => *self = Self { order: order.clone(), at: 0 },
            Event::Turned { at } => self.at = *at,
            Event::Passed { seat } => {
                self.order.retain(|known| known != seat);
                self.order.push(*seat);
            }
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::RoundRobin(known)) = snapshot(event) {
            self.clone_from(known);
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { order: self.order.clone(), at: self.at }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Drawn { .. } | Event::Turned { .. } | Event::Passed { .. } => {
                Some(event.clone())
            }
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::RoundRobin);
    }
}
