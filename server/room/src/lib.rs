//! The server's half of the sync, without any I/O: one workshop, its connections, what to store, what to send.
//!
//! [`Core::step`] takes what came in and gives back what must be stored and what is to be sent *once that is on
//! disk*. Whoever drives it must keep that order; if storing fails the core is thrown away and loaded anew, since
//! its state has run ahead of the log.
//!
//! Nothing leaves this crate that was not disclosed for the seat it goes to: see `domain::disclose_event`.
//!
//! **Must never know**: a socket, a clock, a database, a task. Nothing here waits.
//!
//! **To add an input**: a variant in [`Input`], an arm in [`Core::step`], a move in `tests/simulation.rs`.

mod bucket;
mod core;
mod deliver;
mod people;
mod saved;

pub use bucket::{Bucket, Pace};
pub use core::{ConnId, Core, Effect, Entry, Input, Step};
pub use saved::Saved;
