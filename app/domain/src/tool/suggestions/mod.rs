//! Suggestions: wording for the draft from people who do not hold the pen, including the seller. Nothing enters the
//! text until the pen takes it.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Suggestion, Suggestions};
