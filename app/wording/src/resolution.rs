//! The resolution: its sections, positions on it, how a consent round ended, and outcomes of concerns.

use domain::{
    scale::Gradient,
    tool::resolution::{ConsentOutcome, Disposition, Section},
};
use texts::words as t;

use crate::date;

/// The heading of a section of the resolution.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Objective => t::objective(),
        Section::Scope => t::scope(),
        Section::Stop => t::will_stop(),
        Section::Start => t::will_start(),
        Section::Tangible => t::tangible(),
        Section::Intangible => t::intangible(),
        Section::Phases => t::phases(),
        Section::Risks => t::risks(),
        Section::Supplier => t::with_whom(),
    }
}

/// A position on a resolution, as a person would say it.
pub fn gradient(gradient: Gradient) -> &'static str {
    match gradient {
        Gradient::Endorse => t::endorse(),
        Gradient::MinorPoint => t::minor_point(),
        Gradient::Reservations => t::reservations(),
        Gradient::Abstain => t::abstain(),
        Gradient::Discuss => t::discuss(),
        Gradient::DislikeButSupport => t::dislike(),
        Gradient::Disagree => t::disagree(),
        Gradient::Veto => t::stop_it(),
    }
}

/// How a consent round ended.
pub fn consent_outcome(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::supported(),
        ConsentOutcome::Open => t::not_there(),
        ConsentOutcome::Contested => t::contested(),
        ConsentOutcome::Stopped => t::stopped(),
    }
}

/// What to do after a consent round.
pub fn consent_next(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::next_sign(),
        ConsentOutcome::Open => t::next_talk(),
        ConsentOutcome::Contested | ConsentOutcome::Stopped => t::next_lift(),
    }
}

/// The outcome of a concern. `condition` is the text of the condition it was accepted under.
pub fn disposition(disposition: &Disposition, condition: Option<&str>) -> String {
    match disposition {
        Disposition::Resolved { how } => t::resolved(how),
        Disposition::Accepted { .. } => match condition {
            Some(condition) => t::accepted(condition),
            None => t::accepted_gone().to_owned(),
        },
        Disposition::Traded { trade } => t::traded(trade),
        Disposition::Exchanged { answer, gives } => t::exchanged(answer, gives),
        Disposition::Parked { owner, due } => t::parked(owner, date(due)),
    }
}

/// A position on a resolution in the third person, after the name of a function.
pub fn gradient_third(gradient: Gradient) -> &'static str {
    match gradient {
        Gradient::Endorse => t::endorse_third(),
        Gradient::MinorPoint => t::minor_point_third(),
        Gradient::Reservations => t::reservations_third(),
        Gradient::Abstain => t::abstain_third(),
        Gradient::Discuss => t::discuss_third(),
        Gradient::DislikeButSupport => t::dislike_third(),
        Gradient::Disagree => t::disagree_third(),
        Gradient::Veto => t::stop_it_third(),
    }
}

/// How a consent round ended, in the third person and in the middle of a line.
pub fn consent_outcome_third(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::supported_third(),
        ConsentOutcome::Open => t::not_there_third(),
        ConsentOutcome::Contested => t::contested_third(),
        ConsentOutcome::Stopped => t::stopped_third(),
    }
}

/// The outcome of a concern for the record, which asks nobody to choose again when the condition is gone.
pub fn disposition_recorded(outcome: &Disposition, condition: Option<&str>) -> String {
    match (outcome, condition) {
        (Disposition::Accepted { .. }, None) => t::accepted_removed().to_owned(),
        (
            Disposition::Accepted { .. }
            | Disposition::Resolved { .. }
            | Disposition::Traded { .. }
            | Disposition::Exchanged { .. }
            | Disposition::Parked { .. },
            _,
        ) => disposition(outcome, condition),
    }
}
