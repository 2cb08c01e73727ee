//! Suggestions: wording for the draft from whoever does not hold the pen, the seller too. Nothing of it is in the text
//! until the pen takes it.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Suggestion, Suggestions};
