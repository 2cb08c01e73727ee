//! Round robin: everybody speaks once, in random order, so that neither rank nor loudness decides who is heard first.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, RoundRobin};
