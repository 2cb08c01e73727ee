//! How wrong people's guesses of the others are.

use serde::{Deserialize, Serialize};

use crate::base::scale::{Band, Points};

/// How well a group knows itself on one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Perception {
    /// Mean error in thousandths, −1000 to 1000. Negative: the group underestimates its support.
    pub gap: i16,
    /// Number of guesses that are too low.
    pub under: u16,
    /// Number of guesses that are too high.
    pub over: u16,
}

/// Compares each guess with how many of the *others* rate 7 or more (leave-one-out, exact). `pairs` are a person's
/// rating and guess; `ratings` are all ratings, including those without a guess. `None` with fewer than three guesses
/// or ratings: it would expose persons.
pub fn perception(pairs: &[(Points, u16)], ratings: &[Points]) -> Option<Perception> {
    if pairs.len() < 3 || ratings.len() < 3 {
        return None;
    }
    let yes = |points: Points| i64::from(points.band() == Band::Yes);
    let all: i64 = ratings.iter().map(|points| yes(*points)).sum();
    let others = i64::try_from(ratings.len() - 1).ok()?;
    let errors = pairs.iter().map(|(own, guess)| {
        // A guess above the number of others can only mean "all of them".
        i64::from(*guess).min(others) - (all - yes(*own))
    });
    let count = |wanted: std::cmp::Ordering| {
        u16::try_from(errors.clone().filter(|error| error.cmp(&0) == wanted).count()).ok()
    };
    let sum: i64 = errors.clone().sum();
    let gap = sum * 1_000 / (others * i64::try_from(pairs.len()).ok()?);
    Some(Perception {
        gap: i16::try_from(gap).ok()?,
        under: count(std::cmp::Ordering::Less)?,
        over: count(std::cmp::Ordering::Greater)?,
    })
}
