//! Two guards against a convergence that is not one: agreeing on less, and agreeing with whoever leads.

use crate::{base::scale::Points, measure::Movement};

/// Half points by which ambition must have fallen to be said aloud: two points.
const FALLEN: i16 = -4;

/// Whether a group came closer by wanting less: the divergence fell while the median ambition sank by two points or
/// more. To be said aloud and answered in the record.
pub fn settled_for_less(statement: &Movement, ambition: &Movement) -> bool {
    statement.divergence.is_some_and(|change| change < 0) && ambition.median <= FALLEN
}

/// Somebody who changed their rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// Where they stand now.
    pub to: Points,
    /// Whether they said why.
    pub reason: bool,
}

/// Whether at least half of those who moved gave no reason and went to exactly where `leading` stands, the most
/// senior person or whoever had the chair: then a sealed third look is worth suggesting. Never with fewer than two
/// movers: one person changing their mind is no pattern.
pub fn followed(movers: &[Mover], leading: Points) -> bool {
    let followers = movers.iter().filter(|mover| !mover.reason && mover.to == leading).count();
    movers.len() >= 2 && followers * 2 >= movers.len()
}
