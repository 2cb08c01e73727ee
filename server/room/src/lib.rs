//! The server's half of the sync, without any I/O: one workshop, its connections, what to store, what to send.
//!
//! [`Core::step`] takes inputs and returns what must be stored and what to send *once that is on disk*. The caller must
//! keep that order. If storing fails, the caller discards the core and loads it again, because its state is ahead of
//! the log.
//!
//! Nothing leaves this crate that was not disclosed for the receiving seat: see `domain::disclose_event`.
//!
//! **Must never know**: a socket, a clock, a database, a task. Nothing here waits.
//!
//! **To add an input**: a variant in [`Input`], an arm in [`Core::step`], a move in `tests/simulation`.

mod bucket;
mod core;
mod deliver;
mod people;
mod saved;

pub use bucket::{Bucket, Pace};
pub use core::{ConnId, Core, Effect, Input, LoggedEvent, Step};
pub use saved::Saved;
