//! Who sees what. `disclosure` is the only gate; `expert_scope` narrows it to one disconnect; `two_sided` withholds
//! from the seller what customers say in private.

pub mod disclosure;
pub(crate) mod expert_scope;
pub mod two_sided;
