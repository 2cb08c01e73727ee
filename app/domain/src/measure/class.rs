//! Classifies one statement by counting bands: explainable in a sentence, and a single dissenter stays visible.

use crate::base::scale::{Band, Points};

/// What an agreeing group thinks of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    Reject,
    Unsure,
    Support,
}

/// The result of a reveal for one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Fewer than three ratings: no result.
    TooFew,
    /// Enough people on each side.
    Disconnect,
    /// They agree. `dissent` counts those firmly on the other side, who must still be heard.
    Agreed {
        position: Stance,
        /// Number of people firmly on the other side.
        dissent: u16,
    },
    /// Neither.
    Mixed {
        /// Number of people firmly on the other side.
        dissent: u16,
    },
}

impl Class {
    /// Number of people firmly on the other side.
    pub fn dissent(self) -> u16 {
        match self {
            Self::Agreed { dissent, .. } | Self::Mixed { dissent } => dissent,
            Self::Disconnect | Self::TooFew => 0,
        }
    }

    /// Whether the two ends should talk about it.
    pub fn differs(self) -> bool {
        self == Self::Disconnect || self.dissent() > 0
    }
}

/// Classifies one statement by the RAND/UCLA counting rule, extended to small groups: with `n` ratings a side may hold
/// `⌊(n − 2) / 3⌋` people and still count as agreement. Abstentions are not part of `n`.
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
    // Twice the median, to stay in integers.
    let median2 = u16::from(sorted[(n - 1) / 2]) + u16::from(sorted[n / 2]);
    let by_median = match median2 {
        ..=7 => Stance::Reject,
        13.. => Stance::Support,
        _ => Stance::Unsure,
    };
    let against = match by_median {
        Stance::Support => lo,
        Stance::Reject => hi,
        Stance::Unsure => 0,
    };
    let dissent = u16::try_from(against).unwrap_or(u16::MAX);
    let most = lo.max(mid).max(hi);
    let narrow = sorted[n - 1] - sorted[0] <= 2;
    if most >= n - allow {
        let position = if most == lo {
            Stance::Reject
        } else if most == mid {
            Stance::Unsure
        } else {
            Stance::Support
        };
        Class::Agreed { position, dissent }
    } else if narrow {
        Class::Agreed { position: by_median, dissent }
    } else {
        Class::Mixed { dissent }
    }
}
