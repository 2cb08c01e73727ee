//! The charter: whose names or functions are shown. Set before people speak, and only made stricter afterwards.
//!
//! It covers what people write, rate, answer and object. Who has answered is process: the facilitators always know it
//! by function. Costs, the two ends of a disconnect, trades, an offered meaning and signatures are statements of a
//! function by nature; links and their notes are made in the open.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::{Command, SPEAKING, has_begun};
pub use state::{Charter, Event};

pub use crate::base::visibility::Visibility;
