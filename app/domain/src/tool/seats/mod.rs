//! Seats: who is here for what, and who holds the chair.

mod rules;
mod state;
mod views;

pub use rules::{Command, ProxyCommand};
pub use state::{Event, Seats};
