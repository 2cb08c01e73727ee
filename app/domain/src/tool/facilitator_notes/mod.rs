//! FacilitatorNotes: what the Mobilizer and the seller say to each other while they lead, told to nobody else. A note may be tied
//! to a card, a statement or a disconnect.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Event, FacilitatorNotes, Note};
