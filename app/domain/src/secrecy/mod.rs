//! Who sees what. Everything that leaves the server passes `disclosure`. `expert_scope` narrows what passes to one
//! disconnect, for an invited expert. `two_sided` keeps what customers say in private from the seller.

pub mod disclosure;
pub(crate) mod expert_scope;
pub mod two_sided;
