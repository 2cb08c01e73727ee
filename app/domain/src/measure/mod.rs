//! Agreement and disconnect statistics for groups of 3 to 15, of whom one can stop the deal. Pure functions of
//! whole numbers. The group is a census, not a sample: everything here describes, nothing infers.

mod class;
mod divergence;
mod perception;

pub use class::{Class, Position, class};
pub use divergence::divergence;
pub use perception::{Perception, perception};
