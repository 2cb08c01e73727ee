//! Who else is there: names, who is connected, how many wait. None of it is part of the log.

use domain::{id::SeatId, map::Map, text::DisplayName};
use protocol::Person;

/// Who else is there.
#[derive(Debug, Default)]
pub struct Others {
    names: Map<SeatId, DisplayName>,
    pub(crate) present: (u16, Vec<SeatId>),
    pub(crate) waiting_count: u16,
}

impl Others {
    /// The server sent all names.
    pub(crate) fn start_over(&mut self, people: Vec<Person>) {
        self.names = Map::new();
        for person in people {
            self.named(person);
        }
    }

    /// The server sent a name.
    pub(crate) fn named(&mut self, Person { seat, name }: Person) {
        match name {
            Some(name) => self.names.insert(seat, name),
            None => self.names.remove(&seat),
        };
    }

    /// The name somebody gave; `None` if there is none.
    pub fn name(&self, seat: SeatId) -> Option<&DisplayName> {
        self.names.get(&seat)
    }

    /// The number of connected members, and the connected seats if this seat facilitates.
    pub fn present(&self) -> (u16, &[SeatId]) {
        (self.present.0, &self.present.1)
    }

    /// People waiting to be let in; always 0 unless this seat is the Mobilizer.
    pub fn waiting_count(&self) -> u16 {
        self.waiting_count
    }
}
