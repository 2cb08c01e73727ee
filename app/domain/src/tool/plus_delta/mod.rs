//! Plus and delta: what was good about the meeting, and what to change next time. One sheet per person, sealed until
//! the reveal.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, PlusDelta, Sheet};
