//! The two scales of answers: nine points for a statement, eight gradients for a resolution.

use serde::{Deserialize, Serialize};

/// A rating, 1 to 9 in three bands: 1–3 no, 4–6 unsure, 7–9 yes (the RAND/UCLA scale).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Points(u8);

/// The three bands of the nine-point scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 1 to 3.
    No,
    /// 4 to 6.
    Unsure,
    /// 7 to 9.
    Yes,
}

impl Points {
    /// The top of the scale.
    pub const MAX: u8 = 9;

    /// `None` outside of 1 to 9.
    pub fn new(points: u8) -> Option<Self> {
        (1..=Self::MAX).contains(&points).then_some(Self(points))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The band of the rating.
    pub fn band(self) -> Band {
        match self.0 {
            ..=3 => Band::No,
            4..=6 => Band::Unsure,
            _ => Band::Yes,
        }
    }
}

impl TryFrom<u8> for Points {
    type Error = &'static str;
    fn try_from(points: u8) -> Result<Self, Self::Error> {
        Self::new(points).ok_or("a rating is 1 to 9")
    }
}

impl From<Points> for u8 {
    fn from(points: Points) -> Self {
        points.0
    }
}

/// One person's answer to one statement. Abstaining is not a middle value: it is left out of every count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    Points(Points),
    /// "Not mine to judge."
    NotMine,
}

/// One of eight positions on a resolution, from whole-hearted endorsement (1) to veto (8)
/// (Kaner's gradients of agreement).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gradient {
    /// 1: whole-hearted endorsement.
    Endorse,
    /// 2: agreement with a minor point.
    MinorPoint,
    /// 3: support with reservations.
    Reservations,
    /// 4: abstain. No position, not a middle opinion.
    Abstain,
    /// 5: more discussion needed. An open item.
    Discuss,
    /// 6: does not like it, will support it.
    DislikeButSupport,
    /// 7: serious disagreement.
    Disagree,
    /// 8: veto.
    Veto,
}

impl Gradient {
    /// All eight, in order.
    pub const ALL: [Self; 8] = [
        Self::Endorse,
        Self::MinorPoint,
        Self::Reservations,
        Self::Abstain,
        Self::Discuss,
        Self::DislikeButSupport,
        Self::Disagree,
        Self::Veto,
    ];

    /// 1 to 8.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Whether this gradient requires a reason and what would lift it.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Disagree | Self::Veto)
    }

    /// Whether this gradient counts as support (1 to 3).
    pub fn supports(self) -> bool {
        matches!(self, Self::Endorse | Self::MinorPoint | Self::Reservations)
    }
}
