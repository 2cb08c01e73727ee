//! A quick check of the temperature: how one feels about it, with the fingers of one hand, sealed until all hands are
//! shown. Fist (0) to five; three and more carries.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Fingers, Temperature};
