//! The server's half of the sync, without any I/O: one workshop, its connections, what to store, what to send.
//!
//! A [`Core`] works in three phases. It takes inputs in, decides the commands among them, and, *once the caller has stored
//! the events*, tells everybody. The caller must keep that order. If somebody else has written to the log first, the
//! caller reads what was written, and the core decides the same batch again: no command and no connection is lost.
//!
//! `decider` decides and knows no connection. `hub` has the connections and decides nothing; `told` counts the events
//! that each audience has been sent, `recent` keeps the latest of it for clients that were away, `fanout` makes the frames.
//!
//! Nothing leaves this crate that was not disclosed for the receiving seat and its area: see `disclosed`. Everything that
//! secrecy rests on follows from the log, so a restart changes nothing that a viewer can see.
//!
//! **Must never know**: a socket, a clock, a database, a task. Nothing here waits.
//!
//! **To add an input**: a variant in [`Input`], an arm in [`Core::receive`], a move in `tests/simulation`.

mod bucket;
mod conn;
mod core;
mod decider;
mod disclosed;
mod fanout;
mod hub;
mod input;
mod presence;
mod recent;
mod restarts;
mod saved;
mod told;
mod welcomes;

pub use bucket::{Bucket, Pace};
pub use core::{Batch, Core, Decided, DueChange, Step};
pub use input::{ConnId, Effect, Input, LoggedEvent, NewEvent};
pub use saved::Saved;
