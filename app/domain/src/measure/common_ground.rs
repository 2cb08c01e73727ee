//! Agreement across functions: a whole function's "no" weighs more than as many single voices inside one.

/// How one function stands on a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many of it say yes.
    pub yes: u16,
    /// How many of it rated; whoever abstained is in neither.
    pub rated: u16,
}

/// The group-aware consensus over functions in thousandths: `Π (yes + 1) / (rated + 1)`; 1000 when all who rated
/// say yes. It is the group-informed consensus of Polis (Small et al. 2021) over its value at full agreement,
/// so that groups of any make-up compare, with declared functions in place of found clusters.
///
/// Functions in which nobody rated do not count. `None` when nobody rated at all; one rater gives 1000 or 500.
/// Where all say no it is small, and never 0.
pub fn common_ground(functions: &[Share]) -> Option<u16> {
    let rated = || functions.iter().filter(|share| share.rated > 0);
    rated().next()?;
    let share = |share: &Share| {
        (f64::from(share.yes.min(share.rated)) + 1.0) / (f64::from(share.rated) + 1.0)
    };
    super::thousandths(rated().map(share).product()).map(|value| value.max(1))
}
