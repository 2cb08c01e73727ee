//! Agreement and disconnect statistics for groups of 3 to 15, any of whom may be able to stop the deal. Pure functions
//! over integers. The group is a census, not a sample: everything here describes, nothing infers.
//!
//! Every function says what it returns for nobody, one, two, and for identical answers. Shares and indices are in
//! thousandths, so that server and browser show the same figure and no screen ever gets a NaN.

mod bridging;
mod chance;
mod class;
mod common_ground;
mod divergence;
mod guards;
mod models;
mod movement;
mod perception;
mod ranking;
mod ratio;
mod spread;
mod verdict;

pub use bridging::bridging;
pub use chance::{Chance, chance, chance_bound};
pub use class::{Class, Stance, class};
pub use common_ground::{Share, common_ground};
pub use divergence::divergence;
pub use guards::{Mover, followed, settled_for_less};
pub use models::{Edit, Model, ModelDistance, edits, model_distance};
pub use movement::{Clarity, Movement, Rounds, Swaps, clarity, median, movement};
pub use perception::{Perception, perception};
pub use ranking::concordance;
pub use spread::{consensus, consensus_of, deviation};
pub use verdict::{Verdict, verdict};
