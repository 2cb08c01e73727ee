//! What the engine keeps a copy of: anything that follows from a log of events.

use std::fmt::Debug;

use domain::{Command, Decided, Event, Timestamp, Topics, Workshop, decide, id::SeatId};

/// A copy of what one log adds up to, as one viewer is told of it.
pub trait Replica: Clone + Debug + Default + PartialEq {
    /// What happened. The copy is the sum of all events.
    type Event: Clone + Debug + PartialEq;
    /// What a client can ask for.
    type Command: Clone + Debug + PartialEq;

    /// Applies an event. Total: never fails, whatever the copy.
    fn evolve(&mut self, event: &Self::Event);

    /// Adds the topics that an event touches, for screens.
    fn topics(event: &Self::Event, topics: &mut Topics);

    /// The events that the server will answer a command with, as far as this copy can tell; none if it has to wait for
    /// the answer.
    fn predict(&self, seat: SeatId, command: Self::Command, at: Timestamp) -> Vec<Self::Event>;

    /// Whether what is said now is said in private.
    fn is_private(&self) -> bool;
}

impl Replica for Workshop {
    type Event = Event;
    type Command = Command;

    fn evolve(&mut self, event: &Event) {
        Self::evolve(self, event);
    }

    fn topics(event: &Event, topics: &mut Topics) {
        event.topics(topics);
    }

    fn predict(&self, seat: SeatId, command: Command, at: Timestamp) -> Vec<Event> {
        match command.decided() {
            Decided::Anywhere => decide(self, seat, command, at).unwrap_or_default(),
            Decided::AwaitsServer | Decided::OnServer => Vec::new(),
        }
    }

    fn is_private(&self) -> bool {
        self.customers_only.on.is_some()
    }
}
