//! The tools: rooms of their own. Each owns its state and events (`state`), and what may be asked of it (`rules`). State
//! sees only [`crate::base`]; rules read the whole workshop and change only their own tool. [`cards`] is the one to read
//! first, [`plus_delta`] the smallest one to copy.

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

/// The state of a tool: what its events add up to, and what of it a viewer is told. The implementing type is the state.
pub trait State: Sized {
    /// What can have happened in it.
    type Event;

    /// The next state. Total: an accepted event can always be applied again, also to a viewer's partial copy.
    fn evolve(&mut self, event: &Self::Event);

    /// The state as this viewer may see it.
    fn disclose(&self, viewer: &Viewer) -> Self;

    /// The event as this viewer may see it. Depends on nothing but the two, so that a tail replayed later
    /// discloses what it disclosed at first.
    fn disclose_event(event: &Self::Event, viewer: &Viewer) -> Option<Self::Event>;

    /// Whether the event tells this seat more than others of its role, although the seat did not cause it.
    fn addresses(_event: &Self::Event, _seat: SeatId) -> bool {
        false
    }
}
