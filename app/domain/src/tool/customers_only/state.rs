//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use crate::{
    base::{map::Set, seat::Viewer, time::Timestamp},
    parts::{Item, Part},
    tool::State,
    workshop::Event as Any,
};
use serde::{Deserialize, Serialize};

/// The group among itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrivateSession {
    /// Whether the wall stays with the group. One that stays out waits like the seller.
    pub wall: bool,
}

/// Whether the group is among itself, and what it has kept to itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomersOnly {
    /// The group among itself; none while the seller is in the room.
    pub on: Option<PrivateSession>,
    /// When the seller was last let in again.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// What was said among the customers and is not released. Empty for whoever was not there.
    #[serde(rename = "kept")]
    pub withheld: Set<Item>,
    /// Whether this copy lacks something: its reader was out of the room.
    #[serde(default, rename = "missed")]
    pub is_partial: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The seller left the room.
    Started(PrivateSession),
    /// The seller is back.
    Ended {
        /// Since when.
        at: Timestamp,
    },
    /// Something happened that is the customers' alone.
    #[serde(rename = "said")]
    Withheld {
        /// What it is about, as far as all of them know of it; none for what a single seat was told.
        items: Vec<Item>,
        /// What.
        event: Box<Any>,
    },
    /// What outsiders learn in its place.
    #[serde(rename = "told")]
    Substitute {
        /// What.
        event: Box<Any>,
    },
    /// An item was released. Told to those who knew it already.
    Released {
        /// Which.
        item: Item,
    },
    /// Something that happened unseen is shown as it stands.
    #[serde(rename = "shown")]
    Snapshot {
        /// What.
        part: Box<Part>,
    },
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
            // What an envelope holds is for the gate to open: see `secrecy::disclosure`.
            Event::Withheld { .. } | Event::Substitute { .. } | Event::Snapshot { .. } => None,
        }
    }
}
