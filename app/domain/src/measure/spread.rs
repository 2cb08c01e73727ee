//! Two more measures of spread, for the debrief: those that other tools and papers report.

use crate::{
    base::scale::Points,
    measure::ratio::{ratio, thousandths},
};

/// The Tastle–Wierman consensus in thousandths: 1000 = identical answers, 0 = two halves at the ends: `1 + Σ p·log₂(1
/// − |x − μ| / (K − 1))` (Tastle and Wierman 2007). `None` without ratings; one rating is 1000. With an odd number of
/// people it never reaches 0.
pub fn consensus(ratings: &[Points]) -> Option<u16> {
    let mut counts = [0_u32; Points::MAX as usize];
    for points in ratings {
        counts[usize::from(points.get() - 1)] += 1;
    }
    consensus_of(&counts)
}

/// The same from the number of people per answer, on a scale with one point per count; at least two points.
pub fn consensus_of(counts: &[u32]) -> Option<u16> {
    let n: u32 = counts.iter().sum();
    if n == 0 || counts.len() < 2 {
        return None;
    }
    let answers = || (0_u32..).zip(counts).filter(|(_, count)| **count > 0);
    let sum: f64 = answers().map(|(at, count)| f64::from(at) * f64::from(*count)).sum();
    let mean = sum / f64::from(n);
    let width = f64::from(u32::try_from(counts.len() - 1).ok()?);
    // The logarithm's argument is above 0: nobody is a full scale away from a mean they are part of.
    let parts = answers().map(|(at, count)| {
        f64::from(*count) / f64::from(n) * (1.0 - (f64::from(at) - mean).abs() / width).log2()
    });
    thousandths((1.0 + parts.sum::<f64>()).clamp(0.0, 1.0))
}

/// Mean distance from the median in hundredths of a point (Burke and Dunlap 2002). Up to 150 counts as practical
/// agreement on nine points. `None` without ratings; 0 for one rating and for equal ratings.
pub fn deviation(ratings: &[Points]) -> Option<u16> {
    let sorted = crate::base::map::sorted(ratings.iter().map(|points| points.get()));
    // Between two middle values every point has the same sum of distances, so either will do.
    let median = *sorted.get(sorted.len() / 2)?;
    let sum: u64 = sorted.iter().map(|points| u64::from(points.abs_diff(median))).sum();
    ratio(sum, u64::try_from(sorted.len()).ok()?, 100)
}
