//! A quick temperature check: how people feel, shown with the fingers of one hand (fist to five), sealed until the
//! reveal. Three or more is support.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Fingers, Temperature};
