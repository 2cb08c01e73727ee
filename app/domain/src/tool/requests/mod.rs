//! What I need from you: one function asks another for one concrete thing and gets one of four replies. Made for a
//! function and in the open, like a trade.

mod rules;
#[cfg(feature = "samples")]
pub(crate) mod samples;
mod state;
mod views;

pub use rules::Command;
pub use state::{Event, Reply, Request, Requests};
