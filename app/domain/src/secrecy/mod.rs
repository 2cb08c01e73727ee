//! Who sees what. Everything that leaves the server passes `disclosure`. `expert_scope` narrows what passes to one
//! disconnect, for an invited expert. `two_sided` keeps what customers say in private from the seller: `two_results` says
//! which side is sent what of a command, `split` makes the events `Withheld` and `Substitute` for it. `late` says what
//! may still be told to somebody who was away.

pub mod disclosure;
pub(crate) mod expert_scope;
pub mod late;
mod split;
mod two_results;
pub mod two_sided;
