//! 1-2-4-All: alone, in pairs across functions, in fours, everyone. What a small group writes stays with it until
//! everyone is together; then everybody sees all notes of pairs and fours.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, GroupNote, OneTwoFourAll, Stage};
