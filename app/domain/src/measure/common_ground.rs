//! Agreement across functions: one function's unanimous "no" weighs more than the same number of people spread over
//! functions.

use crate::measure::ratio::thousandths;

/// How one function rates a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Number of people who say yes.
    pub yes: u16,
    /// Number of people who rated, abstentions excluded.
    pub rated: u16,
}

/// Group-aware consensus over functions in thousandths: `Π (yes + 1) / (rated + 1)`; 1000 when all who rated say yes.
/// This is the group-informed consensus of Polis (Small et al. 2021) divided by its value at full agreement, so that
/// groups of any make-up compare, with declared functions in place of clusters.
///
/// Functions without ratings do not count. `None` without any rating; one rater gives 1000 or 500. If all say no it is
/// small, and never 0.
pub fn common_ground(functions: &[Share]) -> Option<u16> {
    let rated = || functions.iter().filter(|share| share.rated > 0);
    rated().next()?;
    let share = |share: &Share| {
        (f64::from(share.yes.min(share.rated)) + 1.0) / (f64::from(share.rated) + 1.0)
    };
    thousandths(rated().map(share).product()).map(|value| value.max(1))
}
