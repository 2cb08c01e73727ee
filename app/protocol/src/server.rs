//! What a client hears. Everything in here was disclosed for that client's seat: see `domain::disclose_event`.

use domain::{
    Event, Rejection, Timestamp, Workshop,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use serde::{Deserialize, Serialize};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ServerMessage {
    /// The answer to a hello.
    Welcome {
        /// The workshop.
        workshop: WorkshopId,
        /// The seat this socket sits on.
        seat: SeatId,
        /// The server's clock, for timers.
        now: Timestamp,
        /// Everything, or what was missed.
        start: Start,
        /// The names people gave themselves. Not part of the log.
        people: Vec<Person>,
    },
    /// What happened.
    Frame(Frame),
    /// A command was refused; nothing changed.
    Refused {
        /// Which.
        op: OpId,
        /// Why, and what to do.
        why: Rejection,
    },
    /// Somebody gave or changed a name.
    Named(Person),
    /// Who is connected, at most once a second: how many, and for the facilitators which seats.
    Presence {
        /// Connected members of the group.
        count: u16,
        /// Connected seats; empty for everyone but the facilitators.
        seats: Vec<SeatId>,
    },
    /// How many wait to be let in; told to the Mobilizer alone.
    Knocking {
        /// How many.
        count: u16,
    },
    /// The answer to a ping.
    Pong {
        /// As it came.
        nonce: u32,
        /// The server's clock.
        now: Timestamp,
    },
}

/// How a client starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The whole workshop as this seat may see it, as of event number `seq`.
    Whole {
        /// The number of the last event in it.
        seq: u64,
        /// The workshop.
        state: Box<Workshop>,
    },
    /// What was missed since the number the client named.
    Missed(Frame),
}

/// Events after number `from` up to and including number `to`, as far as this seat may know of them: what it may
/// not know is left out, so the numbers of the events in between can have holes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Frame {
    /// A client that has applied less than this has missed something and must resume.
    pub from: u64,
    /// Where a client stands after applying it.
    pub to: u64,
    /// The events, in order.
    pub events: Vec<Stamped>,
    /// Own commands whose effects are in here or before.
    pub acks: Vec<Ack>,
}

/// An event with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stamped {
    /// Its number in the workshop's log.
    pub seq: u64,
    /// The event.
    pub event: Event,
}

/// A command is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ack {
    /// Which.
    pub op: OpId,
}

/// A name somebody gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The seat.
    pub seat: SeatId,
    /// The name; none when it was erased.
    pub name: Option<DisplayName>,
}
