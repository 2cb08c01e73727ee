//! Who is connected, and who may know it.

use std::collections::BTreeSet;

use domain::{TwoSided, Viewer, id::SeatId};
use protocol::ServerMessage;

use crate::conn::Conns;

/// The connected seats, counted once for everybody who is told.
pub(crate) struct Presence {
    here: BTreeSet<SeatId>,
    /// The members among them, each counted once however many devices they use.
    members: u16,
}

impl Presence {
    pub(crate) fn of(sides: &TwoSided, conns: &Conns) -> Self {
        let here = conns.seats();
        let seats = &sides.insiders().seats;
        let present = here.iter().filter_map(|id| seats.present(*id));
        let members = present.filter(|seat| seat.role.is_member()).count();
        Self { here, members: u16::try_from(members).unwrap_or(u16::MAX) }
    }

    /// Who is connected, as this seat may know it; `None` during a private session it is excluded from.
    pub(crate) fn message_for(&self, sides: &TwoSided, seat: SeatId) -> Option<ServerMessage> {
        let seats = &sides.insiders().seats;
        let role = seats.present(seat).filter(|_| receives(sides, seat))?.role;
        let seats =
            if role.facilitates() { self.here.iter().copied().collect() } else { Vec::new() };
        Some(ServerMessage::Presence { count: self.members, seats })
    }
}

/// Whether a seat receives anything now: not during a private session it is excluded from.
pub(crate) fn receives(sides: &TwoSided, seat: SeatId) -> bool {
    let inside = |viewer: Viewer| viewer.is_insider || !sides.is_private();
    sides.insiders().viewer(seat).is_some_and(inside)
}
