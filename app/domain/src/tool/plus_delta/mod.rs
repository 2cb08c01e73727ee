//! Plus and delta: what was good about the meeting, and what to change next time. Each writes one sheet, sealed until all
//! are shown.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, PlusDelta, Sheet};
