//! The wire: every message between a client and the server, in two encodings of the same types.
//!
//! Read [`client`] (what a client says), [`server`] (what it hears), [`codec`] (how both are written),
//! [`close`] (why a socket ends) and [`limits`].
//!
//! **Must never know**: a socket, a clock, which library carries the bytes. Nothing here waits.
//!
//! **To add a message**: a variant at the *end* of its enum, so that postcard numbers stay; a sample in
//! `tests/golden.rs`; run the golden tests and look at the new file. A change of an existing shape raises [`VERSION`].

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

/// The version of the wire. A client of another version is told to reload; its unsent text is kept.
pub const VERSION: u16 = 6;
