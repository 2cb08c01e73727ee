//! What goes into a room and what comes out.

use bytes::Bytes;
use domain::{
    Command, Event, Rejection, Timestamp, Viewer,
    id::{OpId, SeatId},
    text::DisplayName,
};
use protocol::{ClientMessage, CloseCode, Encoding};

/// A connection's number. The caller assigns it and never reuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// Something that happened to the workshop.
#[derive(Clone, Debug)]
pub enum Input {
    /// A socket was opened for a seat whose key was checked.
    Opened {
        conn: ConnId,
        seat: SeatId,
        /// How its messages are encoded.
        encoding: Encoding,
    },
    /// A message arrived.
    Heard { conn: ConnId, message: ClientMessage },
    /// A connection closed.
    Gone { conn: ConnId },
    /// Somebody gave or erased a name.
    Named {
        seat: SeatId,
        /// `None` erases it.
        name: Option<DisplayName>,
    },
    /// A command from the HTTP API.
    HttpCommand {
        /// Returned with the answer.
        ticket: u64,
        /// Who gives the command.
        seat: SeatId,
        /// The command's id.
        op: OpId,
        command: Command,
    },
    /// A seat's keys were revoked: close all its sockets.
    Expelled { seat: SeatId, code: CloseCode },
    /// The number of people waiting to be let in has changed.
    WaitingCount { count: u16 },
    /// The time of the next scheduled event has come.
    Due,
    /// A second has passed.
    Tick,
}

/// An event with its place in the log, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEvent {
    /// Its number in the log.
    pub seq: u64,
    /// The server's clock.
    pub at: Timestamp,
    /// Whose command caused it; `None` for the opening.
    pub seat: Option<SeatId>,
    /// The command that caused it; `None` for the opening.
    pub op: Option<OpId>,
    pub event: Event,
}

/// An event, and the seats for which it is a *personal event*: each of them is sent its own form of it, which may say
/// more than its group is told, and has its own counter for such events.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    pub entry: LoggedEvent,
    /// Those seats, as they were right after the event: whoever caused it, whom it addresses, and invited experts, for
    /// whom every event is personal.
    pub own: Vec<Viewer>,
}

/// What to do once the events are on disk, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send these bytes on a connection, in a frame of its encoding.
    Send { conn: ConnId, bytes: Bytes },
    /// Close a connection. The room has already removed it.
    Close { conn: ConnId, code: CloseCode },
    /// Answer a command from the HTTP API.
    Answer {
        /// As given with the command.
        ticket: u64,
        result: Result<(), Rejection>,
    },
}
