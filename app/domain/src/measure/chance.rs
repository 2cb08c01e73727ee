//! How far apart a group would lie by chance. The same divergence says less with fewer people, so what a screen
//! colours by is the place against chance for this many raters, and no fixed cut.

/// Thousandths of divergence that random ratings on nine points stay at or below in at most 5 % of all cases, for
/// 3 to 12 raters: by exact enumeration, which a test repeats.
const BOUNDS: [u16; 10] = [0, 188, 250, 333, 375, 414, 438, 465, 483, 497];

/// What a divergence says for this many raters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chance {
    /// Closer together than chance would put them in 19 of 20 groups.
    Closer,
    /// Chance alone could look like this.
    Alike,
    /// At least as far apart as half of all random groups.
    Apart,
}

/// Thousandths of divergence that half of all random groups reach, for 3 to 12 raters: by the same enumeration.
const MEDIANS: [u16; 10] = [500, 563, 625, 625, 667, 656, 675, 675, 683, 684];

/// Compares a divergence in thousandths with chance for `raters` people. Beyond twelve the row of twelve is taken:
/// it moves by less than a hundredth from there on. `None` for fewer than three, whom no spread at all tells from
/// chance, and for exactly three, where only the class speaks.
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

/// The bound of 5 % for this many raters, in thousandths, for whoever wants to see it. `None` below three.
pub fn chance_bound(raters: usize) -> Option<u16> {
    BOUNDS.get(raters.min(12).checked_sub(3)?).copied()
}
