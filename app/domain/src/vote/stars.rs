//! A score on a ballot.

use serde::{Deserialize, Serialize};

/// A score: 0 to 5 stars.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Stars(u8);

impl Stars {
    /// The most one can give.
    pub const MAX: u8 = 5;

    /// Accepts 0 to 5.
    pub fn new(stars: u8) -> Option<Self> {
        (stars <= Self::MAX).then_some(Self(stars))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Stars {
    type Error = &'static str;
    fn try_from(stars: u8) -> Result<Self, Self::Error> {
        Self::new(stars).ok_or("a score is 0 to 5")
    }
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        stars.0
    }
}
