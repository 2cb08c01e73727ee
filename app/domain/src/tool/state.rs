//! The interface of every tool's state.

use crate::base::{id::SeatId, seat::Viewer};

/// The state of a tool: what its events add up to, and what of it is disclosed. The implementing type is the state.
pub(crate) trait State: Sized {
    type Event;

    /// Applies an event. Total: an accepted event can always be applied again, also to a viewer's partial copy.
    fn evolve(&mut self, event: &Self::Event);

    /// What this viewer may see.
    fn disclose(&self, viewer: &Viewer) -> Self;

    /// The event as this viewer may see it; `None` if not at all. Depends on nothing but its arguments, so that a
    /// replay discloses the same again.
    fn disclose_event(event: &Self::Event, viewer: &Viewer) -> Option<Self::Event>;

    /// Whether the event tells this seat more than others of its role, although the seat did not cause it.
    fn addresses(event: &Self::Event, seat: SeatId) -> bool;

    /// Whether something was said that waits for a reveal: the record says that it leaves this out.
    fn unrevealed(&self) -> bool;

    /// Whether it holds no more than a workshop may, for what comes from outside.
    fn within_bounds(&self) -> bool;
}
