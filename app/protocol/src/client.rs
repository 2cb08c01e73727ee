//! Messages from a client to the server.

use domain::{Area, Command, id::OpId};
use serde::{Deserialize, Serialize};

use crate::Position;

/// A message from a client. Its commands are a workshop's, unless it speaks to another log. At most [`crate::limits::CLIENT_MESSAGE_BYTES_MAX`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClientMessage"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage<C = Command> {
    /// The first message on every socket.
    Hello {
        /// The [`crate::VERSION`] the client uses.
        version: u16,
        /// The part of the workshop that the client wants. It is told of nothing else on this socket.
        #[serde(default)]
        area: Area,
        /// How many events it was sent before in this area, to receive only what came later; `None` asks for everything.
        resume: Option<Position>,
    },
    /// A command. Sending it again with the same `op` has no second effect.
    Do {
        /// The client's random id for this request.
        op: OpId,
        command: C,
        /// Whether a private session was on when the command was given: it then stays private, however late.
        #[serde(default)]
        said_in_private: bool,
    },
    /// Asks whether the server is there. Answered with [`crate::ServerMessage::Pong`].
    Ping {
        /// Returned unchanged.
        nonce: u32,
    },
}
