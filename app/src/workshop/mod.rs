//! The workshop page once it is alive: its door, its frame, the chair's desk, and the stage with one screen for
//! each step.

pub mod among;
pub mod chair;
pub mod charter;
pub mod come_in;
pub mod document;
pub mod door;
pub mod frame;
pub mod going_on;
pub mod hill;
pub mod lobby;
pub mod people;
#[cfg(feature = "ssr")]
pub mod record;
pub mod stage;
pub mod timer;
pub mod tools;
pub mod wall;
