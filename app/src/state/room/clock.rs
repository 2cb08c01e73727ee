//! The server's clock, as this page estimates it.

use domain::Timestamp;
use leptos::prelude::*;

use crate::{browser::clock, state::room::Room};

/// The clock of a room.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Room);

impl Room {
    /// The server's clock.
    pub fn clock(self) -> Clock {
        Clock(self)
    }
}

impl Clock {
    /// The time, untracked.
    pub fn now(self) -> Timestamp {
        self.0.inner().engine.borrow().server_now(clock::now())
    }

    /// The time, tracked: reruns every second.
    pub fn ticking(self) -> Timestamp {
        self.0.inner().every_second.track();
        self.now()
    }
}
