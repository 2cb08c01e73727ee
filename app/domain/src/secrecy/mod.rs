//! Who sees what. `disclosure` is the only gate; `expert_scope` narrows it to one disconnect; `two_sided` withholds
//! from the seller what customers say in private; `late` says what may still be told afterwards.

pub mod disclosure;
pub(crate) mod expert_scope;
pub mod late;
pub mod two_sided;
