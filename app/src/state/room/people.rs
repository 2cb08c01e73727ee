//! Who is here: names, presence, and who waits outside. None of it is in the log.

use domain::id::SeatId;
use leptos::prelude::*;

use crate::state::room::Room;

/// The people of a room.
#[derive(Clone, Copy, Debug)]
pub struct People(Room);

impl Room {
    /// Names and presence.
    pub fn people(self) -> People {
        People(self)
    }
}

impl People {
    /// The person's name if they gave one, tracked.
    pub fn name_of(self, seat: SeatId) -> Option<String> {
        let inner = self.0.inner();
        inner.people.track();
        inner.engine.borrow().others().name(seat).map(ToString::to_string)
    }

    /// How many members are connected, and which seats they have (told to facilitators only), tracked.
    pub fn online(self) -> (u16, Vec<SeatId>) {
        let inner = self.0.inner();
        inner.people.track();
        let engine = inner.engine.borrow();
        let (count, seats) = engine.others().present();
        (count, seats.to_vec())
    }

    /// How many people wait for approval, tracked.
    pub fn waiting_count(self) -> u16 {
        let inner = self.0.inner();
        inner.people.track();
        inner.engine.borrow().others().waiting_count()
    }
}
