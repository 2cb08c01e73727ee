//! Votes: to narrow three or more options, sealed. They decide nothing: what the group resolves is decided by consent.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Ballot, Event, Rule, Vote, Votes};
