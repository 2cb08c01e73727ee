//! The resolution: one draft with one holder of the pen, versions put before the group, a sealed consent round on
//! each, and signatures that belong to one text. Any edit of the text voids them.

mod command;
mod document;
mod event;
mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod version;
mod views;

pub use command::Command;
pub use document::{Condition, ContentHash, Document, Section};
pub use event::Event;
pub use state::Resolution;
pub use version::{
    Amended, Amendment, ConsentOutcome, Disposition, Response, Signature, Version, consent_outcome,
};
