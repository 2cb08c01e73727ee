//! The charter: who sees whose anything is. Set before it is said, and only ever made stricter afterwards.
//!
//! It covers what people write, rate, answer and object. Who has been heard is process: the facilitators always know that
//! by function. Costs, the two ends of a disconnect, trades, a meaning offered for all and signatures are spoken for a
//! function by their nature; links and their notes are drawn in the open.

mod rules;
mod state;

pub use rules::{Command, SPEAKING, has_begun};
pub use state::{Charter, Event};

pub use crate::base::visibility::Visibility;
