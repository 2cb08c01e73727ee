//! Whose screens are shown: this page's own seat, or that of a person without a device; and what that seat may do.

use domain::{Seat, id::SeatId, powers::Power};
use uuid::Uuid;

use crate::state::room::Room;

impl Room {
    /// The seat whose screens are shown, untracked: this page's own, or that of the person it enters for.
    pub fn peek_seat(self) -> SeatId {
        self.inner().acting.get_untracked().unwrap_or_else(|| self.own_seat())
    }

    /// The same, tracked.
    fn read_seat(self) -> SeatId {
        self.acting().unwrap_or_else(|| self.own_seat())
    }

    /// This page's own seat, also while it enters for somebody else. Nothing to track: once the server has welcomed
    /// the page, it never changes.
    pub fn own_seat(self) -> SeatId {
        let me = self.inner().engine.borrow().me();
        me.map_or(SeatId(Uuid::nil()), |(_, seat)| seat)
    }

    /// The shown seat as the workshop knows it, tracked.
    pub fn me(self) -> Option<Seat> {
        let seat = self.read_seat();
        self.read(|w| w.seats.present(seat).cloned())
    }

    /// Whether the shown seat may use this power now, tracked.
    pub fn may(self, power: Power) -> bool {
        let seat = self.read_seat();
        self.read(|workshop| workshop.may(seat, power))
    }

    /// Whether the shown seat holds the chair, tracked.
    pub fn is_chair(self) -> bool {
        let seat = self.read_seat();
        self.read(|w| w.seats.chair == Some(seat))
    }

    /// Whether the shown seat holds the pen, tracked.
    pub fn has_pen(self) -> bool {
        let seat = self.read_seat();
        self.read(|w| w.resolution.pen == Some(seat))
    }

    /// The seat that the Mobilizer enters for, tracked.
    pub fn acting(self) -> Option<SeatId> {
        self.inner().acting.get()
    }

    /// Enters for a person without a device from this moment; for oneself again with `None`.
    pub fn act_for(self, seat: Option<SeatId>) {
        self.inner().acting.set(seat);
    }

    /// The key under which the browser stores a draft of the shown seat: what is entered for somebody else has its own.
    pub fn draft_key(self, name: &str) -> String {
        let inner = self.inner();
        match inner.acting.get_untracked() {
            Some(seat) => inner.local.draft_key(&format!("for.{seat}.{name}")),
            None => inner.local.draft_key(name),
        }
    }
}
