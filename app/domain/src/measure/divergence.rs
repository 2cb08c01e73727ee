//! Divergence: how much a group's ratings spread.

use crate::{base::scale::Points, measure::ratio::ratio};

/// The Berry–Mielke index of ordinal variation in thousandths: 0 = the same answer, 1000 = two halves at the ends. The
/// mean distance of all pairs over the largest possible one, exact at every size (Berry and Mielke 1992). `None` for
/// fewer than two ratings.
pub fn divergence(ratings: &[Points]) -> Option<u16> {
    let n = u64::try_from(ratings.len()).ok()?;
    if n < 2 {
        return None;
    }
    let mut sum = 0_u64;
    for (i, a) in ratings.iter().enumerate() {
        for b in &ratings[i + 1..] {
            sum += u64::from(a.get().abs_diff(b.get()));
        }
    }
    // n² / 4 pairs are at full distance when n is even, (n² − 1) / 4 when it is odd.
    let most = (n * n / 4) * u64::from(Points::MAX - 1);
    ratio(sum, most, 1_000)
}
