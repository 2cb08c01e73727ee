//! Signals: a raised hand, "I am done", and a few reactions. Process, never content; no chat.
//!
//! Everybody sees whose hand is up, because that person will be asked to speak. The facilitators see who is done; the
//! others see how many. Of reactions everybody sees only the count in this step.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Reaction, Signals};
