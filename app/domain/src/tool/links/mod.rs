//! Links: dependencies between two cards, most telling between different functions.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Link, Links};
