//! Samples for tests: one of everything that can be asked, happen or be refused, a cast of people, and a driver
//! that plays a workshop.
//!
//! Read [`Play`] first: `room(1)` seats the dental demonstration, `play.does(seat, command)` acts,
//! `play.refused(seat, command)` returns why not. The lists ([`commands()`], [`events()`], [`rejections()`]) feed the
//! matrix of powers and the golden files of the wire: a variant without a sample fails a test.

mod cast;
mod commands;
mod events;
mod later;
mod play;
mod rejections;
mod together;
mod values;
pub use cast::{Cast, Ids};
pub use commands::commands;
pub use events::events;
pub use play::{Play, at_step, room};
pub use rejections::rejections;
pub use values::*;
