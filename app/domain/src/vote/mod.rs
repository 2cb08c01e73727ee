//! Voting, to narrow three or more options. It decides nothing: what the group resolves is decided by consent. Pure
//! functions of ballots; who cast them is not known here.

mod approval;
mod pairwise;
mod star;
mod stars;

pub use approval::{Approval, approval};
pub use pairwise::{Pairwise, pairwise};
pub use star::{Rule, Standing, Star, star};
pub use stars::Stars;
