//! The class of one statement, by counting bands: explainable in a sentence, and it cannot hide a person.

use crate::base::scale::{Band, Points};

/// Where an agreeing group stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// Against it.
    Reject,
    /// Unsure about it.
    Unsure,
    /// For it.
    Support,
}

/// What a reveal says of one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Fewer than three ratings: nothing can be said.
    TooFew,
    /// Enough people on each side.
    Disconnect,
    /// They agree; `dissent` counts those firmly on the other side, who must be heard all the same.
    Agreed {
        /// Where they stand.
        position: Position,
        /// How many stand firmly on the other side.
        dissent: u16,
    },
    /// Neither; `dissent` as above.
    Mixed {
        /// How many stand firmly against the median.
        dissent: u16,
    },
}

impl Class {
    /// How many stand firmly on the other side.
    pub fn dissent(self) -> u16 {
        match self {
            Self::Agreed { dissent, .. } | Self::Mixed { dissent } => dissent,
            Self::Disconnect | Self::TooFew => 0,
        }
    }

    /// Whether it is worth a talk between two ends.
    pub fn differs(self) -> bool {
        self == Self::Disconnect || self.dissent() > 0
    }
}

/// Classifies one statement by the RAND/UCLA counting rule, extended to small groups: with `n` ratings a side
/// may hold `⌊(n − 2) / 3⌋` people and still count as agreement. Abstentions stay out of `n`.
///
/// 0, 1 and 2 ratings are [`Class::TooFew`]; all equal is always agreed.
pub fn class(ratings: &[Points]) -> Class {
    let n = ratings.len();
    if n < 3 {
        return Class::TooFew;
    }
    let count = |band| ratings.iter().filter(|points| points.band() == band).count();
    let (lo, mid, hi) = (count(Band::No), count(Band::Unsure), count(Band::Yes));
    let allow = (n - 2) / 3;
    if lo > allow && hi > allow {
        return Class::Disconnect;
    }
    let sorted = crate::base::map::sorted(ratings.iter().map(|points| points.get()));
    // Twice the median, to stay in whole numbers.
    let median2 = u16::from(sorted[(n - 1) / 2]) + u16::from(sorted[n / 2]);
    let by_median = match median2 {
        ..=7 => Position::Reject,
        13.. => Position::Support,
        _ => Position::Unsure,
    };
    let against = match by_median {
        Position::Support => lo,
        Position::Reject => hi,
        Position::Unsure => 0,
    };
    let dissent = u16::try_from(against).unwrap_or(u16::MAX);
    let most = lo.max(mid).max(hi);
    let narrow = sorted[n - 1] - sorted[0] <= 2;
    if most >= n - allow {
        let position = if most == lo {
            Position::Reject
        } else if most == mid {
            Position::Unsure
        } else {
            Position::Support
        };
        Class::Agreed { position, dissent }
    } else if narrow {
        Class::Agreed { position: by_median, dissent }
    } else {
        Class::Mixed { dissent }
    }
}
