//! The rules of Collective Yes: who may do what when, what happened, and who may see it.
//!
//! The crate is layered; a file imports only from its own layer or from lower ones, which `make house` checks:
//!
//! 1. [`base`]: ids, texts, times, bounds, seats, powers. [`measure`] and [`vote`]: pure arithmetic.
//! 2. `tool/<name>/state` (or `mod`): a tool's state and events, and what of them is disclosed to a viewer.
//! 3. [`workshop`]: all states together, composed by the registry.
//! 4. `tool/<name>/rules` and `views`: a tool's commands, and what is derived from it. Rules read the workshop and change only their own tool.
//! 5. [`decide`](mod@decide): every command, and who may give it. `reactions`: what an event does to other tools.
//! 6. `area`: what is told in which part of the product. [`secrecy`]: what is disclosed to whom.
//! 7. [`views`]: what screens derive from a workshop. `rehearsal` and `samples` build on all of it.
//!
//! Read [`tool::cards`] first (every tool has its shape), then the registry in [`tool`], [`decide()`] and [`secrecy`].
//!
//! Three functions carry the product, and the same code runs on the server and in the browser:
//!
//! * [`decide()`]: state, actor, command, time → the resulting events, or the reason to reject;
//! * [`Workshop::evolve`]: state, event → the next state. It never fails;
//! * [`disclose_event`] and [`Workshop::disclose`]: what one viewer may see. There is no other gate.
//!
//! **Must never know**: a clock, randomness, a socket, a database, a screen, a person's name. Time, random bytes and
//! ids are arguments. Nothing waits, so nothing is `async`.
//!
//! **To add a tool**: see `.github/CONTRIBUTING.md`.

mod area;
pub mod base;
pub mod decide;
pub mod measure;
pub mod parts;
mod person;
mod reactions;
pub mod rehearsal;
mod rules;
pub mod secrecy;
pub mod template;
pub mod tool;
pub mod views;
pub mod vote;
pub mod workshop;

#[cfg(feature = "samples")]
pub mod samples;

pub use area::Area;
pub use base::{
    authority::Decided,
    code::missed,
    id, limits, map, powers, recorded,
    rejection::{self, EntityKind, Rejection},
    scale, sealed_answers,
    seat::{self, Role, Scope, Seat, Side, Viewer},
    text,
    time::{self, Timestamp},
    topic::{Topic, Topics},
    tracked, voices,
};
pub use decide::{Command, Opening, decide, open};
pub use parts::{Item, Part};
pub use secrecy::{
    disclosure::disclose_event,
    late::TextsNow,
    two_sided::{self, TwoSided},
};
pub use views::{debrief, progress, undo};
pub use workshop::{Event, Workshop};

/// Loads what screens need of the tools that the program has from the start (feature `split`): rules and views. Without
/// them it can show what it is told, and send commands without predicting them.
pub fn load_first_tools() {
    decide::code::load_first_rules();
    views::load_first_views();
}

/// Loads the code of the tools that this program does not have from the start (feature `split`). A program that
/// calls this only in a part of it that is loaded later has their code only there.
pub fn load_all_tools() {
    workshop::code::load_all_states();
    reactions::load_all_reactions();
    decide::code::load_all_rules();
    views::load_all_views();
}
