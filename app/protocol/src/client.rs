//! What a client says.

use domain::{Command, id::OpId};
use serde::{Deserialize, Serialize};

/// A message from a client. At most [`crate::limits::CLIENT_MESSAGE_BYTES_MAX`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage {
    /// The first message on every socket.
    Hello {
        /// The [`crate::VERSION`] the client speaks.
        version: u16,
        /// The last event number it has applied, to get only what it missed; none asks for everything.
        resume: Option<u64>,
    },
    /// Something a person asks for. Sending it again with the same `op` has no second effect.
    Do {
        /// The client's name for this request: random.
        op: OpId,
        /// What is asked for.
        command: Command,
        /// Whether the group was among itself when it was asked for: then it stays with the group, however late it arrives.
        #[serde(default)]
        said_in_private: bool,
    },
    /// Are you there? Answered with [`crate::ServerMessage::Pong`].
    Ping {
        /// Comes back unchanged.
        nonce: u32,
    },
}
