//! Links: interdependencies between two cards, most telling when they come from different functions.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, Link, Links};
