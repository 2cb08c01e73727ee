//! The screens on which statements are prepared.

use domain::tool::agenda::Round;

/// The screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreparedOn {
    /// Before the group is asked.
    EarlyScreen,
    /// The screen on which the group is asked. Only its first round takes new statements.
    RatingScreen(Round),
}

impl PreparedOn {
    /// Whether it takes new statements.
    pub fn offers(self) -> bool {
        matches!(self, Self::EarlyScreen | Self::RatingScreen(Round::First))
    }

    /// Whether the group is asked here.
    pub fn asks(self) -> bool {
        matches!(self, Self::RatingScreen(_))
    }
}
