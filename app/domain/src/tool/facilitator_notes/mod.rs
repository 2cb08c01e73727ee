//! Facilitator notes: what the Mobilizer and the seller write to each other, disclosed to nobody else. A note may
//! refer to a card, a statement or a disconnect.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, FacilitatorNotes, Note};
