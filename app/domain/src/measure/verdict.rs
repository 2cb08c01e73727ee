//! What the guesses make of a class: whether the group knows where it stands.

use crate::measure::{Class, Perception, Position};

/// Thousandths of a mean wrong guess from which a group is said not to know.
const GAP: i16 = 250;

/// Whether the group knows itself on one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They agree on it, and each thought to be more alone.
    HiddenAgreement,
    /// All are against it, and each thought the others want it (the Abilene paradox).
    HiddenRejection,
    /// They think they agree, and do not. To be opened first.
    FalseConsensus,
    /// They are all unsure, and each thinks the others are sure.
    FalseConfidence,
    /// They differ, and think it worse than it is.
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
    /// Whether this is something the group did not know: what deserves a reveal of its own.
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

/// Reads a class together with the guesses. Underestimated is a gap of −0.25 or less with at least half of the
/// `raters` too low; overestimated the mirror image; anything else counts as known.
///
/// `None` without guesses, and for fewer than three raters: there is no class to be wrong about. A group that is
/// underestimated where all are unsure knows at least that: shared uncertainty.
pub fn verdict(class: Class, perception: Option<Perception>, raters: usize) -> Option<Verdict> {
    let Perception { gap, under, over } = perception?;
    let half = |count: u16| usize::from(count) * 2 >= raters;
    let (under, over) = (gap <= -GAP && half(under), gap >= GAP && half(over));
    Some(match class {
        Class::TooFew => return None,
        Class::Agreed { position: Position::Support, .. } if under => Verdict::HiddenAgreement,
        Class::Agreed { position: Position::Support, .. } => Verdict::KnownAgreement,
        Class::Agreed { position: Position::Reject, .. } if over => Verdict::HiddenRejection,
        Class::Agreed { position: Position::Reject, .. } => Verdict::KnownRejection,
        Class::Agreed { position: Position::Unsure, .. } if over => Verdict::FalseConfidence,
        Class::Agreed { position: Position::Unsure, .. } => Verdict::SharedUncertainty,
        Class::Disconnect | Class::Mixed { .. } if under => Verdict::Pessimism,
        Class::Disconnect | Class::Mixed { .. } if over => Verdict::FalseConsensus,
        Class::Disconnect | Class::Mixed { .. } => Verdict::KnownDisconnect,
    })
}
