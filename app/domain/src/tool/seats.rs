//! Seats: who is here for what, and who holds the chair.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, shown},
};
use crate::{
    Change, Changes, Event as Any, Rejection, Role, Seat, Thing, Timestamp, Viewer, Workshop,
    id::SeatId,
    limits::SEATS_MAX,
    map::{Map, distinct},
    powers::Power,
    seat::Attendance,
    text::FunctionName,
    workshop::within,
};

/// All seats, removed ones included, and the chair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seats {
    /// By id.
    pub all: Map<SeatId, Seat>,
    /// Who drives the agenda now.
    pub chair: Option<SeatId>,
}

/// What may be asked about seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Admit somebody: a new seat.
    Admit {
        /// Its id.
        seat: SeatId,
        /// What it is for.
        role: Role,
        /// What its person stands for, when known.
        function: Option<FunctionName>,
        /// Whether this person alone can stop the purchase.
        veto: bool,
    },
    /// Come in on the own seat.
    Take {
        /// What the person stands for; may stay away for facilitators of the supplier, observers and the wall.
        function: Option<FunctionName>,
    },
    /// Remove somebody. What they said stays.
    Remove {
        /// Whom.
        seat: SeatId,
    },
    /// Hand the chair over.
    PassChair {
        /// To a facilitator.
        to: SeatId,
    },
}

/// What happened to seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A seat was admitted.
    Admitted {
        /// The seat.
        seat: Seat,
    },
    /// Somebody came in, or chose another function.
    Taken {
        /// Which seat.
        seat: SeatId,
        /// What its person stands for.
        function: Option<FunctionName>,
    },
    /// A seat was removed.
    Removed {
        /// Which.
        seat: SeatId,
    },
    /// The chair changed hands.
    ChairPassed {
        /// To whom.
        to: SeatId,
    },
}

impl Seats {
    /// A seat that may act: known and not removed.
    pub fn present(&self, id: SeatId) -> Option<&Seat> {
        self.all.get(&id).filter(|seat| seat.attendance != Attendance::Removed)
    }

    /// The members of the group who have come in.
    pub fn members(&self) -> impl Iterator<Item = &Seat> {
        self.all.values().filter(|seat| seat.counts())
    }

    /// The Mobilizer's seat.
    pub fn mobilizer(&self) -> Option<&Seat> {
        self.all.values().find(|seat| seat.role == Role::Mobilizer)
    }

    /// The functions of the members, each once, in order.
    pub fn functions(&self) -> Vec<FunctionName> {
        distinct(self.members().filter_map(|seat| seat.function.clone()))
    }
}

impl Tool for Seats {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Admit { .. } => Power::Admit,
            Command::Take { .. } => Power::TakeSeat,
            Command::Remove { .. } => Power::Moderate,
            Command::PassChair { .. } => Power::PassChair,
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Admit { seat, role, function, veto } => {
                if self.all.contains_key(&seat) {
                    return Err(Rejection::Exists { thing: Thing::Seat });
                }
                // One Mobilizer answers for the workshop; whoever opened it holds that seat.
                if role == Role::Mobilizer {
                    return Err(Rejection::Exists { thing: Thing::Seat });
                }
                let here = self.all.values().filter(|s| s.attendance != Attendance::Removed);
                within(here.count(), SEATS_MAX, Thing::Seat)?;
                let attendance = Attendance::Invited;
                let by_seller = actor.role == Role::Seller;
                let seat = Seat { id: seat, role, function, veto, attendance, by_seller };
                Ok(vec![Event::Admitted { seat }])
            }
            Command::Take { function } => {
                let function = function.or_else(|| actor.function.clone());
                if actor.role.is_member() && function.is_none() {
                    return Err(Rejection::NoFunction);
                }
                if actor.attendance == Attendance::Taken && function == actor.function {
                    return Err(Rejection::Unchanged);
                }
                // What was said was said for a function: a later change would relabel it.
                if actor.attendance == Attendance::Taken && actor.function.is_some() {
                    return Err(Rejection::Exists { thing: Thing::Seat });
                }
                Ok(vec![Event::Taken { seat: actor.id, function }])
            }
            Command::Remove { seat } => {
                let target =
                    self.present(seat).ok_or(Rejection::NotFound { thing: Thing::Seat })?;
                if target.role == Role::Mobilizer {
                    return Err(Rejection::MobilizerOnly);
                }
                let mut events = vec![Event::Removed { seat }];
                if self.chair == Some(seat) {
                    events.push(Event::ChairPassed { to: actor.id });
                }
                Ok(events)
            }
            Command::PassChair { to } => {
                let target = self.present(to).ok_or(Rejection::NotFound { thing: Thing::Seat })?;
                if !target.role.facilitates() {
                    return Err(Rejection::FacilitatorOnly);
                }
                if target.role == Role::Seller && workshop.customers_only.on.is_some() {
                    return Err(Rejection::CustomersOnly);
                }
                if self.chair == Some(to) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::ChairPassed { to }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Admitted { seat } => {
                self.all.insert(seat.id, seat.clone());
            }
            Event::Taken { seat, function } => {
                if let Some(seat) = self.all.get_mut(seat) {
                    seat.function.clone_from(function);
                    seat.attendance = Attendance::Taken;
                }
            }
            Event::Removed { seat } => {
                if let Some(seat) = self.all.get_mut(seat) {
                    seat.attendance = Attendance::Removed;
                }
            }
            Event::ChairPassed { to } => self.chair = Some(*to),
        }
    }

    fn hear(&mut self, event: &Any) {
        if let Some(Part::Seats(seats)) = shown(event) {
            self.clone_from(seats);
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        self.clone()
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        Some(event.clone())
    }

    fn changes(_event: &Event, changes: &mut Changes) {
        changes.insert(Change::Seats);
    }
}
