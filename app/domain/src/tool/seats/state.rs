//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId,
        limits::{GAPS_MAX, SEATS_MAX},
        map::{Map, distinct},
        seat::{Attendance, Role, Seat, Viewer},
        text::FunctionName,
    },
    tool::State,
};

/// All seats, removed ones included, and the chair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seats {
    pub all: Map<SeatId, Seat>,
    /// The holder of the chair.
    pub chair: Option<SeatId>,
    /// Functions flagged as missing.
    #[serde(default)]
    pub missing: Vec<FunctionName>,
}

/// What happened to seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A seat was admitted.
    Admitted { seat: Seat },
    /// Somebody joined, or chose another function.
    #[serde(rename = "taken")]
    Joined {
        seat: SeatId,
        /// The function the person speaks for.
        function: Option<FunctionName>,
    },
    /// A seat was removed.
    Removed { seat: SeatId },
    /// The chair changed hands.
    ChairPassed { to: SeatId },
    /// A function was flagged as missing, or the flag was removed.
    #[serde(rename = "missed")]
    MissingFlagged { function: FunctionName, missing: bool },
}

impl Seats {
    /// A seat that may act: known and not removed.
    pub fn present(&self, id: SeatId) -> Option<&Seat> {
        self.all.get(&id).filter(|seat| seat.attendance != Attendance::Removed)
    }

    /// The members of the group who have joined.
    pub fn members(&self) -> impl Iterator<Item = &Seat> {
        self.all.values().filter(|seat| seat.counts())
    }

    /// The Mobilizer's seat.
    pub fn mobilizer(&self) -> Option<&Seat> {
        self.all.values().find(|seat| seat.role == Role::Mobilizer)
    }

    /// Concerned functions with nobody here: flagged as missing, or invited and not joined.
    pub fn absent(&self) -> Vec<FunctionName> {
        let here = self.functions();
        let invited = self
            .all
            .values()
            .filter(|seat| seat.role.is_member() && seat.attendance == Attendance::Invited);
        let invited = invited.filter_map(|seat| seat.function.clone());
        let concerned = distinct(self.missing.iter().cloned().chain(invited));
        concerned.into_iter().filter(|function| !here.contains(function)).collect()
    }

    /// The members' functions, sorted, without duplicates.
    pub fn functions(&self) -> Vec<FunctionName> {
        distinct(self.members().filter_map(|seat| seat.function.clone()))
    }
}

impl State for Seats {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Admitted { seat } => {
                self.all.insert(seat.id, seat.clone());
            }
            Event::Joined { seat, function } => {
                if let Some(seat) = self.all.get_mut(seat) {
                    seat.function.clone_from(function);
                    seat.attendance = Attendance::Joined;
                }
            }
            Event::Removed { seat } => {
                if let Some(seat) = self.all.get_mut(seat) {
                    seat.attendance = Attendance::Removed;
                }
            }
            Event::ChairPassed { to } => self.chair = Some(*to),
            Event::MissingFlagged { function, missing } => {
                self.missing.retain(|known| known != function);
                self.missing.extend(missing.then(|| function.clone()));
            }
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { all: self.all.clone(), chair: self.chair, missing: self.missing.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Admitted { .. }
            | Event::Joined { .. }
            | Event::Removed { .. }
            | Event::ChairPassed { .. }
            | Event::MissingFlagged { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.all.len() <= SEATS_MAX && self.missing.len() <= GAPS_MAX
    }
}
