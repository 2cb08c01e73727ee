//! The tools. Each owns its state and events (`state`), and its commands (`rules`). State sees only [`crate::base`];
//! rules read the complete workshop and change only their own tool. Read [`cards`] first; copy [`plus_delta`], the
//! smallest one.

use crate::base::{id::SeatId, seat::Viewer};

pub mod agenda;
pub mod cards;
pub mod charter;
pub mod costs;
pub mod customers_only;
pub mod disconnects;
pub mod facilitator_notes;
pub mod glossary;
pub mod links;
pub mod negotiables;
pub mod one_two_four_all;
pub mod plus_delta;
pub mod requests;
pub mod resolution;
pub mod round_robin;
pub mod seats;
pub mod signals;
pub mod stage_poll;
pub mod statements;
pub mod suggestions;
pub mod temperature;
pub mod themes;
pub mod votes;

/// The state of a tool: what its events add up to, and what of it is disclosed. The implementing type is the state.
pub trait State: Sized {
    type Event;

    /// Applies an event. Total: an accepted event can always be applied again, also to a viewer's partial copy.
    fn evolve(&mut self, event: &Self::Event);

    /// What this viewer may see.
    fn disclose(&self, viewer: &Viewer) -> Self;

    /// The event as this viewer may see it; `None` if not at all. Depends on nothing but its arguments, so that a
    /// replay discloses the same again.
    fn disclose_event(event: &Self::Event, viewer: &Viewer) -> Option<Self::Event>;

    /// Whether the event tells this seat more than others of its role, although the seat did not cause it.
    fn addresses(_event: &Self::Event, _seat: SeatId) -> bool {
        false
    }
}
