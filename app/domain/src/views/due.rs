//! Scheduled events: they take effect when their time comes, without a command. The server wakes the workshop.

use crate::{
    base::time::Timestamp,
    workshop::{Event, Workshop},
};

impl Workshop {
    /// When the workshop is to be woken next; `None` if nothing waits.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.lifecycle.until()
    }

    /// The events of what is due at this moment.
    pub fn due(&self, now: Timestamp) -> Vec<Event> {
        self.lifecycle.due(now).map(Event::from).into_iter().collect()
    }
}
