//! Votes: narrow three or more options, sealed. They decide nothing: the group decides by consent.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Ballot, Event, Rule, Vote, Votes};
