//! How far a group would spread by chance. The same divergence says less with fewer people, so screens color by the
//! value relative to chance for this number of raters, not by a fixed threshold.

/// Divergence in thousandths that at most 5 % of random ratings on nine points do not exceed, for 3 to 12 raters.
/// Exact enumeration, repeated by a test.
const BOUNDS: [u16; 10] = [0, 188, 250, 333, 375, 414, 438, 465, 483, 497];

/// A divergence compared with chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chance {
    /// Closer than 19 of 20 random groups.
    Closer,
    /// Not distinguishable from chance.
    Alike,
    /// At least as spread as half of all random groups.
    Apart,
}

/// Divergence in thousandths that half of all random groups reach, for 3 to 12 raters. Same enumeration.
const MEDIANS: [u16; 10] = [500, 563, 625, 625, 667, 656, 675, 675, 683, 684];

/// Compares a divergence in thousandths with chance for `raters` people. Above twelve the value for twelve is used:
/// the difference is below a hundredth. `None` for fewer than three, where nothing can be told from chance, and for
/// exactly three, where only the class is meaningful.
pub fn chance(divergence: u16, raters: usize) -> Option<Chance> {
    let row = raters.min(12).checked_sub(3).filter(|row| *row > 0)?;
    Some(if divergence <= BOUNDS[row] {
        Chance::Closer
    } else if divergence < MEDIANS[row] {
        Chance::Alike
    } else {
        Chance::Apart
    })
}

/// The 5 % bound in thousandths for display. `None` below three raters.
pub fn chance_bound(raters: usize) -> Option<u16> {
    BOUNDS.get(raters.min(12).checked_sub(3)?).copied()
}
