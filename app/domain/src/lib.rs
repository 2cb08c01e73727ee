//! The rules of Collective Yes: who may do what when, what happened, and who may see it.
//!
//! Read in this order: [`workshop`] (the state and its registry of tools) → [`powers`] (who may do what) →
//! [`tool::cards`] (the shape every tool has) → [`decide()`], [`Workshop::evolve`] and
//! [`Workshop::disclose`] below → [`two_sided`] (what the seller is not told) → [`measure`].
//!
//! Three functions carry the product, and the same code runs on the server and in the browser:
//!
//! * [`decide()`]: state, actor, command, time → the events that follow, or why not;
//! * [`Workshop::evolve`]: state, event → the next state. It never fails;
//! * [`disclose_event`] and [`Workshop::disclose`]: what one viewer may see. The only gate there is.
//!
//! **Must never know**: a clock, randomness, a socket, a database, a screen, a person's name. Time, random bytes
//! and ids are arguments. Nothing waits, so nothing is `async`.
//!
//! **To add a tool**: a module in [`tool`] with its state, `Command`, `Event` and an `impl Tool`; one line in the
//! registry of [`workshop`]; its samples beside it. The matrix of powers, the laws of disclosure and the golden
//! files of the wire cover it from then on.

pub mod debrief;
mod expert_scope;
pub mod id;
pub mod limits;
pub mod map;
pub mod measure;
pub mod powers;
pub mod progress;
#[cfg(feature = "whole")]
pub mod rehearsal;
pub mod rejection;
pub mod scale;
pub mod sealed_answers;
pub mod seat;
pub mod template;
pub mod text;
pub mod time;
pub mod tool;
pub mod two_sided;
pub mod undo;
pub mod voices;
pub mod vote;
pub mod workshop;

#[cfg(feature = "samples")]
pub mod samples;

pub use rejection::{EntityKind, Rejection};
pub use seat::{Role, Scope, Seat, Side, Viewer};
pub use time::Timestamp;
pub use two_sided::TwoSided;
pub use workshop::{
    Command, Event, Opening, Topic, Topics, Workshop, decide, disclose_event, open,
};
