//! What screens derive from a workshop: how far each function has come, the debrief, and undo.

pub mod debrief;
pub mod progress;
pub mod undo;
