//! What follows from a workshop for those who look at it: how far each function has come, what a debrief shows, how an act
//! is undone.

pub mod debrief;
pub mod progress;
pub mod undo;
