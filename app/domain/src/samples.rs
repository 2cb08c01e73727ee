//! Samples for tests: one of every command, event and rejection, every sealed round, a cast of people, and a driver that
//! plays a workshop.
//!
//! Read [`Play`] first: `room(1)` seats the dental demonstration, `play.does(seat, command)` acts, `play.refused(seat,
//! command)` returns the rejection. Each tool brings its own samples (`tool/<name>/samples.rs`), and the registry collects
//! them: [`by_tool`], [`commands()`], [`events()`], [`rounds()`]. They feed the powers table, the golden files of the
//! wire, and the tests of secrecy: a variant without a sample fails a test.

mod cast;
pub(crate) mod play;
mod rejections;
pub(crate) mod rounds;
mod tools;
pub(crate) mod values;
pub use cast::{Cast, Ids};
pub use play::{Play, at_step, room};
pub use rejections::rejections;
pub use rounds::SealedRound;
pub use tools::{ToolSamples, by_tool, commands, events, rounds};
pub use values::*;
