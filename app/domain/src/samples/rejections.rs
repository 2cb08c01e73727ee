//! One sample of every rejection.

use crate::{
    base::{
        activity::Phase,
        gate::Missing,
        rejection::{EntityKind, Rejection},
    },
    samples::values::function,
};

/// At least one of every variant, and one of every missing thing of a gate.
pub fn rejections() -> Vec<Rejection> {
    let kind = EntityKind::Card;
    vec![
        Rejection::NoSeat,
        Rejection::CustomersOnly,
        Rejection::Locked,
        Rejection::OtherPhase,
        Rejection::OnlyStricter,
        Rejection::TooFewToShow,
        Rejection::SellerDoesNotJudge,
        Rejection::ReadsAlong,
        Rejection::ChairOnly,
        Rejection::MobilizerOnly,
        Rejection::FacilitatorOnly,
        Rejection::PenOnly,
        Rejection::NotInThisPhase { phase: Phase::Prompt },
        Rejection::NotInThisStep,
        Rejection::Closed,
        Rejection::Archived,
        Rejection::ArchivedForGood,
        Rejection::NoFunction,
        Rejection::NotFound { kind },
        Rejection::Exists { kind },
        Rejection::Full { kind, max: 5_000 },
        Rejection::NotYours { kind },
        Rejection::Sealed,
        Rejection::Revealed,
        Rejection::NothingSealed,
        Rejection::Moved,
        Rejection::GateUnmet { missing: missing() },
        Rejection::ReasonNeeded,
        Rejection::SameEnd,
        Rejection::NotYourEnd,
        Rejection::ObjectiveMissing,
        Rejection::LinesMissing { functions: vec![function("HR"), function("Procurement")] },
        Rejection::OtherVersion,
        Rejection::NoVersion,
        Rejection::NotSupported,
        Rejection::Unchanged,
        Rejection::StayingIsFree,
        Rejection::SellerOnly,
        Rejection::Protected,
        Rejection::Traded,
        Rejection::NobodyGives,
        Rejection::OptionsDiffer,
        Rejection::OutboxFull,
        Rejection::NotAsked,
        Rejection::NothingPrepared,
        Rejection::YourOwn,
    ]
}

fn missing() -> Vec<Missing> {
    let clinical = || function("Clinical Lead");
    vec![
        Missing::Written(clinical()),
        Missing::Rated(clinical()),
        Missing::Statements,
        Missing::Reveal,
        Missing::Explained(2),
        Missing::Link,
        Missing::Objective,
        Missing::Line(clinical()),
        Missing::Version,
        Missing::Response(clinical()),
        Missing::Signature(clinical()),
        Missing::Dispositions(3),
        Missing::Cost,
        Missing::LowerAmbitionUnjustified,
        Missing::Amendments(1),
        Missing::Unasked,
    ]
}
