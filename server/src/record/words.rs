//! The record's words: the same as on the screens.

use domain::{
    Timestamp,
    measure::{self, Class},
    scale::Gradient,
    text::FunctionName,
    tool::{
        agenda::{Agenda, Phase, Round, gate::Missing},
        cards::Level,
        disconnects::{Kind, Settlement, State},
        resolution::{ConsentOutcome, Section},
    },
};
use texts::record_words as t;

/// A moment to the minute, in UTC.
pub(super) fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).map_or_else(
        |_| t::unknown_moment().to_owned(),
        |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
    )
}

/// The workshop's phase, or that it is closed.
pub(super) fn stands(agenda: &Agenda) -> &'static str {
    match agenda.phase() {
        _ if agenda.closed => t::closed(),
        Phase::Prepare => t::prepare(),
        Phase::Prompt => t::prompt(),
        Phase::Explore => t::explore(),
        Phase::Converge => t::converge(),
        Phase::FollowThrough => t::follow_through(),
    }
}

pub(super) fn section(section: Section) -> &'static str {
    match section {
        Section::Objective => t::objective(),
        Section::Scope => t::scope(),
        Section::Stop => t::stop(),
        Section::Start => t::start(),
        Section::Tangible => t::tangible(),
        Section::Intangible => t::intangible(),
        Section::Phases => t::phases(),
        Section::Risks => t::risks(),
        Section::Supplier => t::supplier(),
    }
}

pub(super) fn gradient(gradient: Gradient) -> &'static str {
    match gradient {
        Gradient::Endorse => t::endorse(),
        Gradient::MinorPoint => t::minor_point(),
        Gradient::Reservations => t::reservations(),
        Gradient::Abstain => t::abstain(),
        Gradient::Discuss => t::discuss(),
        Gradient::DislikeButSupport => t::dislike(),
        Gradient::Disagree => t::disagree(),
        Gradient::Veto => t::veto(),
    }
}

pub(super) fn verdict(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::verdict_support(),
        ConsentOutcome::Open => t::verdict_open(),
        ConsentOutcome::Contested => t::verdict_contested(),
        ConsentOutcome::Stopped => t::verdict_stopped(),
    }
}

pub(super) fn class(class: Class) -> String {
    match class {
        Class::TooFew => t::too_few().to_owned(),
        Class::Disconnect => t::disconnect().to_owned(),
        Class::Agreed { position, dissent } => {
            let position = match position {
                measure::Stance::Support => t::yes(),
                measure::Stance::Unsure => t::unsure(),
                measure::Stance::Reject => t::no(),
            };
            match dissent {
                0 => t::alike(position),
                against => t::alike_against(position, against.into()),
            }
        }
        Class::Mixed { dissent: 0 } => t::mixed().to_owned(),
        Class::Mixed { dissent } => t::mixed_against(dissent.into()),
    }
}

/// The function something belongs to; a general word if it is anonymous.
pub(super) fn whose(function: Option<&FunctionName>) -> &str {
    function.map_or(t::somebody(), |function| function.as_str())
}

/// Whether the group predicted its result.
pub(super) fn known(verdict: measure::Verdict) -> &'static str {
    use measure::Verdict;
    match verdict {
        Verdict::HiddenAgreement => t::hidden_agreement(),
        Verdict::HiddenRejection => t::hidden_rejection(),
        Verdict::FalseConsensus => t::false_consensus(),
        Verdict::FalseConfidence => t::false_confidence(),
        Verdict::Pessimism => t::pessimism(),
        Verdict::KnownAgreement
        | Verdict::KnownRejection
        | Verdict::KnownDisconnect
        | Verdict::SharedUncertainty => t::knew(),
    }
}

pub(super) fn round(round: Round) -> &'static str {
    match round {
        Round::First => t::first_round(),
        Round::Second => t::second_round(),
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Problem => t::level_problem(),
        Level::Solution => t::level_solution(),
        Level::Supplier => t::level_supplier(),
    }
}

pub(super) fn difference(kind: Kind) -> &'static str {
    match kind {
        Kind::Language => t::kind_language(),
        Kind::Fact => t::kind_fact(),
        Kind::Assumption => t::kind_assumption(),
        Kind::Priority => t::kind_priority(),
        Kind::Interest => t::kind_interest(),
        Kind::Role => t::kind_role(),
        Kind::Stage => t::kind_stage(),
        Kind::Perception => t::kind_perception(),
    }
}

pub(super) fn settled(state: State, settlement: Option<&Settlement>) -> String {
    match (settlement, state) {
        (Some(Settlement::Resolved { how }), _) => t::resolved(how),
        (Some(Settlement::Accepted { condition }), _) => t::goes_on(condition),
        (Some(Settlement::Parked { owner, due }), _) => t::parked(owner, due.as_str()),
        (None, State::Understood) => t::understood().to_owned(),
        (None, _) => t::open().to_owned(),
    }
}

pub(super) fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Written(function) => t::not_written(function),
        Missing::Rated(function) => t::not_rated(function),
        Missing::Statements => t::no_statement().to_owned(),
        Missing::Unasked => t::unasked().to_owned(),
        Missing::Reveal => t::still_sealed().to_owned(),
        Missing::Explained(count) => t::unexplained(count),
        Missing::Link => t::no_link().to_owned(),
        Missing::Objective => t::no_objective().to_owned(),
        Missing::Line(function) => t::no_line(function),
        Missing::Version => t::no_version().to_owned(),
        Missing::Response(function) => t::no_response(function),
        Missing::Signature(function) => t::no_signature(function),
        Missing::Dispositions(count) => t::undisposed(count),
        Missing::Cost => t::no_cost().to_owned(),
        Missing::LowerAmbitionUnjustified => t::less_unsaid().to_owned(),
        Missing::Amendments(count) => t::unanswered(count),
    }
}
