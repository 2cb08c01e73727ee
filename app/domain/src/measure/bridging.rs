//! Statements that bridge people who otherwise differ: where to start talking when nobody was asked to guess.

use crate::{base::scale::Points, measure::ratio::thousandths};

/// How much each statement bridges, in thousandths: the agreement of all pairs on it, weighted by how much the two
/// differ on everything else. `ratings` has one row per person and one column per statement; `None` means unrated.
///
/// `w = mean |x − y| / (K − 1)` over the other statements both rated; the value is `Σ w·min(x, y)° / Σ w` with `x° =
/// (x − 1) / (K − 1)`. `None` if no pair differs anywhere else, and so for 0 or 1 people, for one statement, and for a
/// unanimous group. Rows shorter than the longest count as unrated.
pub fn bridging(ratings: &[Vec<Option<Points>>]) -> Vec<Option<u16>> {
    let statements = ratings.iter().map(Vec::len).max().unwrap_or(0);
    (0..statements).map(|at| bridge(ratings, at)).collect()
}

fn bridge(ratings: &[Vec<Option<Points>>], at: usize) -> Option<u16> {
    let (mut agreed, mut weights) = (0.0, 0.0);
    for (i, one) in ratings.iter().enumerate() {
        for other in &ratings[i + 1..] {
            let Some((x, y)) = both(one, other, at) else { continue };
            let Some(weight) = distance(one, other, at) else { continue };
            agreed += weight * f64::from(x.min(y) - 1);
            weights += weight;
        }
    }
    let most = weights * f64::from(Points::MAX - 1);
    // Without any weight the share is 0 / 0, which `thousandths` turns into `None`.
    thousandths(agreed / most)
}

fn both(one: &[Option<Points>], other: &[Option<Points>], at: usize) -> Option<(u8, u8)> {
    let of = |row: &[Option<Points>]| row.get(at).copied().flatten();
    Some((of(one)?.get(), of(other)?.get()))
}

/// The mean distance of two people over all statements but one, in points.
fn distance(one: &[Option<Points>], other: &[Option<Points>], but: usize) -> Option<f64> {
    let places = 0..one.len().min(other.len());
    let shared = places.filter(|at| *at != but).filter_map(|at| both(one, other, at));
    let (sum, count) = shared
        .fold((0_u32, 0_u32), |(sum, count), (x, y)| (sum + u32::from(x.abs_diff(y)), count + 1));
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}
