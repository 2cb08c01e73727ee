//! State, events and disclosure of this tool.

use crate::{
    base::{id::SeatId, map::Set, seat::Viewer, time::Timestamp},
    parts::{Item, Part},
    tool::State,
    workshop::Event as Any,
};
use serde::{Deserialize, Serialize};

/// A private session of the customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrivateSession {
    /// Whether the wall stays with the group. If not, it waits like the seller.
    pub wall: bool,
}

/// Whether a private session is on, and what is withheld.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomersOnly {
    /// `None` while the seller is in the room.
    pub on: Option<PrivateSession>,
    /// When the last private session ended.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// Items said in private and not released. Empty for outsiders.
    #[serde(rename = "kept")]
    pub withheld: Set<Item>,
    /// Whether this copy lacks something because its viewer was out of the room.
    #[serde(default, rename = "missed")]
    pub is_partial: bool,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The seller left the room.
    Started(PrivateSession),
    /// The seller is back.
    Ended { at: Timestamp },
    /// Something happened that only customers may know.
    #[serde(rename = "said")]
    Withheld {
        /// The items it changes, as far as all customers know of them; empty for what was disclosed to a single seat.
        items: Vec<Item>,
        event: Box<Any>,
    },
    /// What outsiders get instead.
    #[serde(rename = "told")]
    Substitute { event: Box<Any> },
    /// An item was released. Sent to those who already knew it.
    Released { item: Item },
    /// The current state of something that happened unseen.
    #[serde(rename = "shown")]
    Snapshot { part: Box<Part> },
}

impl State for CustomersOnly {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Started(session) => self.on = Some(*session),
            Event::Ended { at } => {
                self.on = None;
                self.ended_at = Some(*at);
            }
            Event::Withheld { items, .. } => self.withheld.extend(items.iter().copied()),
            Event::Released { item } => {
                self.withheld.remove(item);
            }
            Event::Substitute { .. } => self.is_partial = true,
            Event::Snapshot { .. } => {}
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let withheld = if viewer.is_insider { self.withheld.clone() } else { Set::new() };
        Self { on: self.on, ended_at: self.ended_at, withheld, is_partial: self.is_partial }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Started(_) | Event::Ended { .. } => Some(event.clone()),
            Event::Released { .. } => viewer.is_insider.then(|| event.clone()),
            // Only the gate opens an envelope: see `secrecy::disclosure`.
            Event::Withheld { .. } | Event::Substitute { .. } | Event::Snapshot { .. } => None,
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        true
    }
}
