//! What I need from you: one function asks another for one concrete thing, and is answered with one of four words. Spoken
//! for a function, in the open, like a trade.

mod rules;
mod state;

pub use rules::Command;
pub use state::{Answer, Event, Request, Requests};
