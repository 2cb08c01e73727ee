//! Seats: who is here for what, and who holds the chair.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::{Command, ProxyCommand};
pub use state::{Event, Seats};
