//! Seats: who is here for what, and who holds the chair.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Act, Event, Seats};
