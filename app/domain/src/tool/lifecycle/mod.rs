//! The life of a workshop after its meeting: it goes on until the Mobilizer archives it, and for 30 days that can be
//! taken back.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Lifecycle};
