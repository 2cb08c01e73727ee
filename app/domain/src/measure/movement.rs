//! Did the group move? One statement, or all of them, rated twice by the same people.

use serde::{Deserialize, Serialize};

use crate::{
    base::scale::Points,
    measure::{Class, class, divergence},
};

/// Above this number of people the swaps are not enumerated: 2¹⁵ of them are counted in a moment.
const SWAP_PEOPLE_MAX: usize = 15;

/// Below this number of people movement cannot be told from chance: with four the smallest possible share is 1 in 16.
const SWAP_PEOPLE_MIN: usize = 5;

/// How a group moved on one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    pub before: Class,
    pub after: Class,
    /// Increase of divergence in thousandths; negative when the group came closer. `None` below two people.
    pub divergence: Option<i16>,
    /// Increase of the median, in half points.
    pub median: i16,
    /// Number of people with a higher rating now.
    pub up: u16,
    /// Number of people with a lower rating now.
    pub down: u16,
    /// Number of people with the same rating.
    pub same: u16,
}

/// How the people moved who rated a statement in both rounds: pairs of before and after. People who rated only once
/// are reported separately. `None` without any pair.
pub fn movement(people: &[(Points, Points)]) -> Option<Movement> {
    let (before, after): (Vec<_>, Vec<_>) = people.iter().copied().unzip();
    let count = |is: fn(&(Points, Points)) -> bool| {
        u16::try_from(people.iter().filter(|pair| is(pair)).count()).unwrap_or(u16::MAX)
    };
    let change = |of: fn(&[Points]) -> Option<u16>| {
        Some(i16::try_from(of(&after)?).ok()? - i16::try_from(of(&before)?).ok()?)
    };
    Some(Movement {
        before: class(&before),
        after: class(&after),
        divergence: change(divergence),
        median: change(median)?,
        up: count(|(before, after)| after > before),
        down: count(|(before, after)| after < before),
        same: count(|(before, after)| after == before),
    })
}

/// The median in half points, to stay an integer. `None` without ratings.
pub fn median(ratings: &[Points]) -> Option<u16> {
    let sorted = crate::base::map::sorted(ratings.iter().map(|points| points.get()));
    let n = sorted.len();
    Some(u16::from(*sorted.get(n.checked_sub(1)? / 2)?) + u16::from(*sorted.get(n / 2)?))
}

/// Whether a group came closer by more than chance explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Clarity {
    /// Fewer than five people: movement cannot be told from noise.
    TooFew,
    /// More than `SWAP_PEOPLE_MAX` people.
    TooMany,
    /// At most one in twenty swaps comes as close.
    Clear(Swaps),
    /// More than one in twenty.
    Unclear(Swaps),
}

/// The exact swap test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Swaps {
    /// Thousandths of the largest possible distance by which the group came closer; negative when it drifted apart.
    pub closer: i16,
    /// Number of swaps that come at least as close, the observed one included.
    pub as_close: u32,
    /// Number of possible swaps: 2ⁿ.
    pub ways: u32,
}

/// One person's ratings of the same statements, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounds {
    pub before: Vec<Points>,
    /// Same statements in the same order as `before`.
    pub after: Vec<Points>,
}

/// The exact swap test (4.5 of the specification): each person's two rounds are swapped or not, which gives 2ⁿ ways;
/// the result counts how often the mean distance of all pairs falls by at least the observed amount. The smallest
/// possible share is 1 in 2ⁿ; the largest is 1, when nobody moved or all moved alike.
///
/// Statements beyond the shortest row are left out. 0 to 4 people are [`Clarity::TooFew`].
pub fn clarity(people: &[Rounds]) -> Clarity {
    match people.len() {
        ..SWAP_PEOPLE_MIN => return Clarity::TooFew,
        SWAP_PEOPLE_MIN..=SWAP_PEOPLE_MAX => {}
        _ => return Clarity::TooMany,
    }
    let statements =
        people.iter().map(|person| person.before.len().min(person.after.len())).min().unwrap_or(0);
    // Per pair: how much closer it comes when neither or both people are swapped, and when one is.
    let distance = |x: &[Points], y: &[Points]| -> i32 {
        let both = x.iter().zip(y).take(statements);
        both.map(|(x, y)| i32::from(x.get().abs_diff(y.get()))).sum()
    };
    let pair = |i: usize, j: usize| {
        let (one, other) = (&people[i], &people[j]);
        let alike = distance(&one.before, &other.before) - distance(&one.after, &other.after);
        let crossed = distance(&one.after, &other.before) - distance(&one.before, &other.after);
        // Swapping only the first compares after with before; swapping only the other is its mirror image.
        (i, j, alike, crossed)
    };
    let n = people.len();
    let pairs: Vec<_> = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect();
    let pairs: Vec<_> = pairs.into_iter().map(|(i, j)| pair(i, j)).collect();
    let gain = |swapped: u32| -> i32 {
        let is = |person: usize| swapped >> person & 1 == 1;
        let of = |(i, j, alike, crossed): &(usize, usize, i32, i32)| match (is(*i), is(*j)) {
            (false, false) => *alike,
            (true, true) => -alike,
            (true, false) => *crossed,
            (false, true) => -crossed,
        };
        pairs.iter().map(of).sum()
    };
    let observed = gain(0);
    let ways = 1_u32 << n;
    let as_close = (0..ways).filter(|swapped| gain(*swapped) >= observed).count();
    let most = i64::from(Points::MAX - 1)
        * i64::try_from(pairs.len() * statements.max(1)).unwrap_or(i64::MAX);
    let closer = i16::try_from(i64::from(observed) * 1_000 / most).unwrap_or_default();
    let swaps = Swaps { closer, as_close: u32::try_from(as_close).unwrap_or(ways), ways };
    if swaps.as_close * 20 <= ways { Clarity::Clear(swaps) } else { Clarity::Unclear(swaps) }
}
