//! Combines guesses with the class: whether the group knows where it stands.

use crate::measure::{Class, Perception, Stance};

/// Mean error of guesses in thousandths from which the group counts as wrong about itself.
const GAP: i16 = 250;

/// Whether the group knows itself on one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They agree, and each believes to be nearly alone.
    HiddenAgreement,
    /// All are against it, and each believes the others want it (the Abilene paradox).
    HiddenRejection,
    /// They believe they agree, and do not. To be discussed first.
    FalseConsensus,
    /// All are unsure, and each believes the others are sure.
    FalseConfidence,
    /// They differ, and believe it is worse than it is.
    Pessimism,
    /// They agree and know it.
    KnownAgreement,
    /// They are against it and know it.
    KnownRejection,
    /// They differ and know it.
    KnownDisconnect,
    /// They are all unsure and know it.
    SharedUncertainty,
}

impl Verdict {
    /// Whether this is news to the group, and so deserves a reveal of its own.
    pub fn is_news(self) -> bool {
        matches!(
            self,
            Self::HiddenAgreement
                | Self::HiddenRejection
                | Self::FalseConsensus
                | Self::FalseConfidence
        )
    }
}

/// Combines a class with the guesses. Underestimated: a gap of −0.25 or less with at least half of the `raters` too
/// low; overestimated is the mirror image; anything else counts as known.
///
/// `None` without guesses, and for fewer than three raters, who have no class. If all are unsure, an underestimated
/// group still knows at least that: shared uncertainty.
pub fn verdict(class: Class, perception: Option<Perception>, raters: usize) -> Option<Verdict> {
    let Perception { gap, under, over } = perception?;
    let half = |count: u16| usize::from(count) * 2 >= raters;
    let (under, over) = (gap <= -GAP && half(under), gap >= GAP && half(over));
    Some(match class {
        Class::TooFew => return None,
        Class::Agreed { position: Stance::Support, .. } if under => Verdict::HiddenAgreement,
        Class::Agreed { position: Stance::Support, .. } => Verdict::KnownAgreement,
        Class::Agreed { position: Stance::Reject, .. } if over => Verdict::HiddenRejection,
        Class::Agreed { position: Stance::Reject, .. } => Verdict::KnownRejection,
        Class::Agreed { position: Stance::Unsure, .. } if over => Verdict::FalseConfidence,
        Class::Agreed { position: Stance::Unsure, .. } => Verdict::SharedUncertainty,
        Class::Disconnect | Class::Mixed { .. } if under => Verdict::Pessimism,
        Class::Disconnect | Class::Mixed { .. } if over => Verdict::FalseConsensus,
        Class::Disconnect | Class::Mixed { .. } => Verdict::KnownDisconnect,
    })
}
