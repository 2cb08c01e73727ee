//! Signals: a raised hand, "I am done", and a few calm signs. Process, never content; no chat.
//!
//! A hand is shown with whose it is, because somebody will be asked to speak. Who is done is told to those who lead; the
//! others learn how many. Of signs everybody learns only how many there were in this step.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Sign, Signals};
