//! Who is told what. `disclosure` is the only gate; `expert_scope` narrows it to one disconnect; `two_sided` keeps what
//! customers say in private from the seller.

pub mod disclosure;
pub(crate) mod expert_scope;
pub mod two_sided;
