//! Whether people rank the same things first.

use crate::{base::scale::Points, measure::ratio::ratio};

/// Kendall's W in thousandths: 1000 = all rank the statements alike, 0 = no common order. `ratings` has one row per
/// person; equal ratings share their rank, with the correction for ties (Kendall and Gibbons 1990): `W = 12·S / (m²(n³
/// − n) − m·ΣT)`.
///
/// `None` for fewer than two people or two statements, for rows of different length, and if everybody rated everything
/// alike: then there is no order.
pub fn concordance(ratings: &[Vec<Points>]) -> Option<u16> {
    let people = u64::try_from(ratings.len()).ok()?;
    let statements = ratings.first()?.len();
    if people < 2 || statements < 2 || ratings.iter().any(|row| row.len() != statements) {
        return None;
    }
    let n = u64::try_from(statements).ok()?;
    // Ranks are doubled, so that shared ones stay integers.
    let mut sums = vec![0_u64; statements];
    let mut ties = 0;
    for row in ratings {
        for (sum, own) in sums.iter_mut().zip(row) {
            let below = count(row, |other| other < own);
            let alike = count(row, |other| other == own);
            *sum += 2 * below + alike + 1;
            // Each of `t` equal ratings adds t² − 1; together that is t³ − t.
            ties += alike * alike - 1;
        }
    }
    let total: u64 = sums.iter().sum();
    let squares: u64 = sums.iter().map(|sum| sum * sum).sum();
    // n·ΣR² − (ΣR)² with doubled ranks is 4n times the sum of squared deviations.
    let spread = n * squares - total * total;
    let most = people * people * (n * n * n - n) - people * ties;
    ratio(3 * spread, n * most, 1_000)
}

fn count(row: &[Points], is: impl Fn(&Points) -> bool) -> u64 {
    row.iter().map(|other| u64::from(is(other))).sum()
}
