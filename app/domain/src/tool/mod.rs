//! The tools: rooms of their own. Each owns its state, commands and events and the rules about them; it may read
//! the others through the workshop and changes only itself. [`cards`] is the one to read first.

use crate::{
    Event, Rejection, Seat, Timestamp, Topics, Viewer, Workshop, id::SeatId, powers::Power,
};

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

/// What every tool is to the workshop. The implementing type is the tool's state.
pub trait Tool: Sized {
    /// What somebody may ask of it.
    type Command;
    /// What can have happened in it.
    type Event;

    /// The row of the powers table that this command stands in. No wildcard in the match: a command without a
    /// row must not compile.
    fn power(command: &Self::Command) -> Power;

    /// The texts in this command that a person typed: what a refusal must give back. What was chosen from a list, and what
    /// repeats somebody else's words, is not among them. No wildcard in the match: a new command must not lose its text.
    fn typed(command: &Self::Command) -> Vec<String>;

    /// Whether a client that sees only its own secrets can foretell the events of this command. A command that
    /// discloses what is sealed, or counts it, cannot be foretold.
    fn foretells(_command: &Self::Command) -> bool {
        true
    }

    /// The events that follow from a command whose powers were checked already, or why none do.
    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Self::Command,
        at: Timestamp,
    ) -> Result<Vec<Self::Event>, Rejection>;

    /// The next state. Total: an accepted event can always be applied again, also to a viewer's partial copy.
    fn evolve(&mut self, event: &Self::Event);

    /// What this tool does when something happened in another one. Must not change what is disclosed of it in a
    /// way that a viewer who got the same event could not repeat.
    fn react(&mut self, _event: &Event) {}

    /// The state as this viewer may see it.
    fn disclose(&self, viewer: &Viewer) -> Self;

    /// The event as this viewer may see it. Depends on nothing but the two, so that a tail replayed later
    /// discloses what it disclosed at first.
    fn disclose_event(event: &Self::Event, viewer: &Viewer) -> Option<Self::Event>;

    /// Whether the event tells this seat more than others of its role, although the seat did not cause it.
    fn addresses(_event: &Self::Event, _seat: SeatId) -> bool {
        false
    }

    /// Which entities the event touches, for screens.
    fn topics(event: &Self::Event, topics: &mut Topics);
}
