//! 1-2-4-All: alone, in pairs across functions, in fours, all together. What a small group writes stays with it until all
//! are together; then everybody sees what the pairs and the fours found, and no note is thrown away.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Note, OneTwoFourAll, Stage};
