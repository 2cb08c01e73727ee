//! Messages from the server to a client: of a workshop, unless a type says otherwise. Everything here was disclosed for that client's seat: see
//! `domain::disclose_event`.

use domain::{
    Event, Rejection, Timestamp, Workshop,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use serde::{Deserialize, Serialize};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ServerMessage"))]
#[serde(rename_all = "snake_case")]
pub enum ServerMessage<S = Workshop, E = Event> {
    /// The answer to a hello.
    Welcome {
        workshop: WorkshopId,
        /// The seat this socket is connected as.
        seat: SeatId,
        /// The server's clock, which timers need.
        now: Timestamp,
        /// All of the client's area, or what it missed.
        start: Start<S, E>,
        /// The names people gave. They are not part of the log.
        people: Vec<Person>,
    },
    /// New events.
    Frame(Frame<E>),
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

/// How much a client was told in its area: two counts, one of what everybody in its position is told, one of what
/// concerns its seat alone. Neither moves when something happens that the client may not know, so that nobody can count
/// behind a seal.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Events told to every seat of the same role and side, since the workshop was opened.
    pub shared: u64,
    /// Events told to this seat because it caused them or was addressed by them.
    pub own: u64,
}

/// The state a client starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Start"))]
#[serde(rename_all = "snake_case")]
pub enum Start<S = Workshop, E = Event> {
    /// The workshop as this seat may see it. The tools that the client's area does not hold are empty.
    Whole {
        /// The client's position with this state.
        position: Position,
        state: Box<S>,
    },
    /// The events since the position the client named. Only sent if each still holds as it was told: what was hidden,
    /// deleted or changed since is not told again.
    Missed(Frame<E>),
}

/// New events, as disclosed to this seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Frame"))]
pub struct Frame<E = Event> {
    /// The shared count before these events. A client with another count has missed something and must resume.
    pub from: u64,
    /// The shared count afterwards.
    pub to: u64,
    /// The client's own count afterwards; absent if it has not changed.
    pub own: Option<u64>,
    /// In log order.
    pub events: Vec<E>,
    /// This client's commands whose effects are in this frame or an earlier one.
    pub acks: Vec<Ack>,
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
