//! What the engine is told, and what it says to do.

use domain::{Command, Rejection, Timestamp, Topics, Workshop, id::OpId};
use protocol::{ClientMessage, CloseCode, ServerMessage};

use crate::replica::Replica;

/// What happened on the client.
#[derive(Clone, Debug, PartialEq)]
pub enum Input<R: Replica = Workshop> {
    /// The page has loaded: connect.
    Begin,
    /// The socket with this generation is open.
    Opened { generation: u32 },
    /// A message arrived.
    Heard { generation: u32, message: Box<ServerMessage<R, R::Event>> },
    /// The socket closed.
    Closed {
        generation: u32,
        /// Its close code; `None` if the connection broke without one.
        code: Option<u16>,
    },
    /// The person gives a command.
    Ask {
        /// A new random id for it.
        op: OpId,
        command: R::Command,
    },
    /// The page became visible again, or the network is back.
    Wake,
    /// The moment of [`Effect::WakeAt`] has come.
    Tick,
}

/// What the caller must do, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<C = Command> {
    /// Open a socket and remember it by this number.
    Connect { generation: u32 },
    /// Close the socket with this number; its end need not be reported.
    Disconnect { generation: u32 },
    /// Send a message on the current socket.
    Send(ClientMessage<C>),
    /// What is shown has changed.
    Changed(Touched),
    /// The outbox has changed: store [`crate::Engine::outbox`] where a reload finds it.
    StoreOutbox,
    /// A command was refused. It carries the text the person typed.
    Refused { op: OpId, command: Box<C>, why: Rejection },
    /// [`crate::Engine::status`] has changed.
    Status,
    /// A name, or who is connected, has changed.
    People,
    /// Call [`crate::Engine::handle`] with [`Input::Tick`] at this moment. Replaces any moment named before.
    WakeAt(Timestamp),
}

/// What has changed on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Everything may have changed.
    All,
    /// These topics have changed.
    Some(Topics),
}

/// The state of the connection to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not connected yet since the page was loaded.
    Connecting,
    /// Connected and up to date.
    Live {
        /// Commands without an answer.
        unsent: usize,
    },
    /// Disconnected; commands are stored until the connection is back.
    Offline {
        /// Commands without an answer.
        unsent: usize,
    },
    /// Reconnecting cannot help: a person must do something.
    Ended(CloseCode),
}
