//! What screens derive from a workshop: how far each function has come, the debrief, and undo.

pub mod debrief;
pub mod progress;
mod tools;
pub mod undo;

pub use tools::answered;
pub use tools::recorded;
pub(crate) use tools::rehearse;
