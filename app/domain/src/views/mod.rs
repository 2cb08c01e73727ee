//! What is derived from a workshop: how far each function has come, the debrief, undo, and what is due.

pub mod debrief;
mod due;
pub mod progress;
mod tools;
pub mod undo;

pub use tools::answered;
pub use tools::recorded;
pub(crate) use tools::{load_all_views, load_first_views, rehearse};
