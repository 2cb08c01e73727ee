//! "Where are we?": each person says, sealed, whether the group is at the problem, the solution or the supplier.
//! Differing answers open a disconnect about the stage, because nobody agrees on a supplier with somebody who is still
//! at the problem.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Poll, StageAnswer, StagePoll};
