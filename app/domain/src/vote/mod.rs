//! Voting, to narrow three or more options. It decides nothing: the group decides by consent. Pure functions of
//! ballots, without knowing who cast them.

mod approval;
mod pairwise;
mod star;
mod stars;

pub use approval::{Approval, approval};
pub use pairwise::{Pairwise, pairwise};
pub use star::{DecidedBy, Standing, Star, star};
pub use stars::Stars;
