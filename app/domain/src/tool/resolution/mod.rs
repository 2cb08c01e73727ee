//! The resolution: one draft under one pen, versions put before the group, a sealed consent round on each, and
//! signatures that belong to one text. Any edit of the text ends them.

mod command;
mod document;
mod event;
mod rules;
mod state;
mod version;

pub use command::Command;
pub use document::{Condition, ContentHash, Document, Section};
pub use event::Event;
pub use state::Resolution;
pub use version::{
    Amended, Amendment, Disposition, Response, Signature, Verdict, Version, verdict,
};
