//! Disconnects: where two functions differ. Only the two ends give reasons, restate and settle; the chair cannot close
//! one.

mod command;
mod disconnect;
mod event;
mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod subject;
mod views;

pub use command::Command;
pub use disconnect::{
    Disconnect, DisconnectKind, End, EndSide, Evidence, Proposal, Restatement, Settlement, State,
};
pub use event::Event;
pub use state::Disconnects;
pub use subject::Subject;
