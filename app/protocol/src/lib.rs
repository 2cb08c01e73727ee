//! The wire protocol: every message between a client and the server, in two encodings of the same types.
//!
//! Read [`client`] (messages from a client), [`server`] (messages to a client), [`codec`] (how both are encoded),
//! [`close`] (why a socket closes) and [`limits`].
//!
//! **Must never know**: a socket, a clock, the library that carries the bytes. Nothing here waits.
//!
//! **To add a message**: a variant at the *end* of its enum, so that postcard numbers stay; a sample in
//! `tests/wire/golden.rs`; run the golden tests and review the new file. Changing an existing shape raises [`VERSION`].

pub mod client;
pub mod close;
pub mod codec;
pub mod limits;
pub mod server;

#[cfg(feature = "schema")]
pub mod reference;

pub use client::ClientMessage;
pub use close::CloseCode;
pub use codec::{CodecError, Encoding};
pub use server::{Ack, Frame, Person, ServerMessage, Stamped, Start};

/// The protocol version. A client with another version is asked to reload; its unsent text is stored.
pub const VERSION: u16 = 6;
