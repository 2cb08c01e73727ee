//! The wire protocol: every message between a client and the server, in two encodings of the same types.
//!
//! Read [`client`] (messages from a client), [`server`] (messages to a client), [`codec`] (how both are encoded),
//! [`close`] (why a socket closes) and [`limits`].
//!
//! **Must never know**: a socket, a clock, the library that carries the bytes. Nothing here waits.
//!
//! **To add a message**: a variant at the *end* of its enum, so that postcard numbers stay; a sample in
//! `tests/wire/golden.rs`; run the golden tests and review the new file. Changing an existing shape
//! changes [`VERSION`]: bless `shape.txt`.

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
pub use server::{Ack, Frame, Person, Position, ServerMessage, Start};

/// The protocol version: a fingerprint of every shape on the wire, so that nobody can forget to change it. A client with
/// another version is asked to reload; its unsent text is stored.
///
/// The file is generated (`BLESS=1 cargo test -p protocol`), and a test holds it to the shapes. If the same shape gets
/// another meaning, raise the number in its first line.
pub const VERSION: u16 = folded(include_str!("../shape.txt"));

/// FNV-1a of 64 bits, folded to 16.
const fn folded(text: &str) -> u16 {
    let bytes = text.as_bytes();
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    let halves = hash ^ (hash >> 32);
    ((halves ^ (halves >> 16)) & 0xffff) as u16
}
