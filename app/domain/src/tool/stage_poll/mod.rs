//! "Where are we?": each says, sealed, at which of the three things the group is: which problem, how, or with whom.
//! Two answers open a disconnect about the stage, because nobody agrees on a supplier with somebody who is still at
//! the problem.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Poll, StageAnswer, StagePoll};
