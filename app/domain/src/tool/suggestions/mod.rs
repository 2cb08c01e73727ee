//! Suggestions: wording for the draft from people who do not hold the pen, including the seller. Nothing enters the
//! text until the pen takes it.

mod rules;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Suggestion, Suggestions};
