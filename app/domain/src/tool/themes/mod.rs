//! Themes: cards that mean the same, in columns. Every move names the new neighbour, never an index, so two people
//! moving at once both get what they meant.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub(crate) use state::place_after;
pub use state::{Event, Theme, Themes};
pub(crate) use views::put_back;
