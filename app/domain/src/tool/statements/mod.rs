//! Statements: the group rates them 1 to 9, sealed, with a sealed guess of what the others say. Until the reveal,
//! others learn how many have answered and nothing else.
//!
//! A statement is prepared before the group is asked; `prepared` says who knows of it meanwhile.

mod change;
mod command;
mod event;
mod outcome;
mod prepare;
mod prepared;
mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod statement;
mod topics;
mod views;

pub use command::Command;
pub use event::Event;
pub use outcome::{Answer, Mark, Moved, Outcome};
pub use prepared::Prepared;
pub use state::Statements;
pub use statement::{Answers, Asks, Statement};
