//! Samples for tests: one of every command, event and rejection, a cast of people, and a driver that plays a workshop.
//!
//! Read [`Play`] first: `room(1)` seats the dental demonstration, `play.does(seat, command)` acts, `play.refused(seat,
//! command)` returns the rejection. The lists ([`commands()`], [`events()`], [`rejections()`]) feed the powers matrix
//! and the golden files of the wire: a variant without a sample fails a test.

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
