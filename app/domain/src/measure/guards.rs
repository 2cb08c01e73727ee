//! Two guards against false convergence: agreeing on less, and agreeing with the most senior person.

use crate::{base::scale::Points, measure::Movement};

/// Half points by which ambition must fall to be mentioned: two points.
const FALLEN: i16 = -4;

/// Whether a group came closer by wanting less: the divergence fell while the median ambition fell by two points or
/// more. To be mentioned, and justified in the record.
pub fn settled_for_less(statement: &Movement, ambition: &Movement) -> bool {
    statement.divergence.is_some_and(|change| change < 0) && ambition.median <= FALLEN
}

/// Somebody who changed their rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// The new rating.
    pub to: Points,
    /// Whether the person gave a reason.
    pub reason: bool,
}

/// Whether at least half of those who moved gave no reason and adopted exactly the rating of `leading`, the most
/// senior person or the chair: then a third, sealed round is worth suggesting. Always false for fewer than two movers:
/// one person is no pattern.
pub fn followed(movers: &[Mover], leading: Points) -> bool {
    let followers = movers.iter().filter(|mover| !mover.reason && mover.to == leading).count();
    movers.len() >= 2 && followers * 2 >= movers.len()
}
