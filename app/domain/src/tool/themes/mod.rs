//! Themes: cards that mean the same, gathered in columns. Every move says where something goes by naming its
//! neighbour, never by an index, so two people moving at once both get what they meant.

mod rules;
mod state;

pub use rules::Command;
pub(crate) use state::place_after;
pub use state::{Event, Theme, Themes};
