//! Messages from the server to a client. Everything here was disclosed for that client's seat: see
//! `domain::disclose_event`.

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
        workshop: WorkshopId,
        /// The seat this socket is connected as.
        seat: SeatId,
        /// The server's clock, which timers need.
        now: Timestamp,
        /// The complete workshop, or what the client missed.
        start: Start,
        /// The names people gave. They are not part of the log.
        people: Vec<Person>,
    },
    /// New events.
    Frame(Frame),
    /// A command was refused; nothing changed.
    Refused {
        op: OpId,
        /// Why, and what to do about it.
        why: Rejection,
    },
    /// Somebody gave, changed or erased a name.
    Named(Person),
    /// Who is connected, sent at most once per second: the count, and the seats for the facilitators only.
    Presence {
        /// Connected members of the group.
        count: u16,
        /// Connected seats; empty for everyone except the facilitators.
        seats: Vec<SeatId>,
    },
    /// Sent to the Mobilizer only.
    #[serde(rename = "knocking")]
    WaitingCount {
        /// People waiting to be let in.
        count: u16,
    },
    /// The answer to a ping.
    Pong {
        /// The nonce of the ping.
        nonce: u32,
        /// The server's clock.
        now: Timestamp,
    },
}

/// The state a client starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The complete workshop as this seat may see it, as of event number `seq`.
    Whole {
        /// The number of the last event in `state`.
        seq: u64,
        state: Box<Workshop>,
    },
    /// The events since the number the client named.
    Missed(Frame),
}

/// Events after number `from` up to and including number `to`, as disclosed to this seat. Withheld events are left out,
/// so the event numbers can have gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Frame {
    /// A client whose last applied number is lower has missed events and must resume.
    pub from: u64,
    /// The client's last applied number afterwards.
    pub to: u64,
    /// In log order.
    pub events: Vec<Stamped>,
    /// This client's commands whose effects are in this frame or an earlier one.
    pub acks: Vec<Ack>,
}

/// An event with its number in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stamped {
    /// Its number in the workshop's log: 1, 2, 3 …
    pub seq: u64,
    pub event: Event,
}

/// A command is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ack {
    pub op: OpId,
}

/// The name of the person in a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    pub seat: SeatId,
    /// `None` once it was erased.
    pub name: Option<DisplayName>,
}
