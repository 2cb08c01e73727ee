//! The wording of refusals: one text per reason of the domain.

use domain::{
    Rejection,
    limits::{ANONYMITY_MIN, ARCHIVE_DAYS, VOTE_OPTIONS_MAX, VOTE_OPTIONS_MIN},
    rejection::EntityKind,
    text::TextError,
};
use texts::refusals as t;

/// The reason for a refusal, as a sentence.
pub fn refusal(why: &Rejection) -> String {
    let words = match why {
        Rejection::NotInThisPhase { phase } => return t::not_in_this_phase(super::phase(*phase)),
        Rejection::NotFound { kind } => return t::not_found(thing(*kind)),
        Rejection::Exists { kind } => return t::exists(thing(*kind)),
        Rejection::Full { kind, max } => return t::full(max, thing(*kind)),
        Rejection::NotYours { kind } => return t::not_yours(thing(*kind)),
        Rejection::OptionsDiffer => return t::options_differ(VOTE_OPTIONS_MIN, VOTE_OPTIONS_MAX),
        Rejection::TooFewToShow => return t::too_few_to_show(ANONYMITY_MIN),
        Rejection::NoSeat => t::no_seat(),
        Rejection::SellerDoesNotJudge => t::seller_does_not_judge(),
        Rejection::ReadsAlong => t::reads_along(),
        Rejection::ChairOnly => t::chair_only(),
        Rejection::MobilizerOnly => t::mobilizer_only(),
        Rejection::FacilitatorOnly => t::facilitator_only(),
        Rejection::PenOnly => t::pen_only(),
        Rejection::NotInThisStep => t::not_in_this_step(),
        Rejection::Closed => t::closed(),
        Rejection::Archived => t::archived(),
        Rejection::ArchivedForGood => return t::archived_for_good(ARCHIVE_DAYS),
        Rejection::NoFunction => t::no_function(),
        Rejection::Sealed => t::sealed(),
        Rejection::Revealed => t::revealed(),
        Rejection::NothingSealed => t::nothing_sealed(),
        Rejection::Moved => t::moved(),
        Rejection::GateUnmet { .. } => t::gate_unmet(),
        Rejection::ReasonNeeded => t::reason_needed(),
        Rejection::SameEnd => t::same_side(),
        Rejection::NotYourEnd => t::not_your_side(),
        Rejection::ObjectiveMissing => t::objective_missing(),
        Rejection::LinesMissing { .. } => t::lines_missing(),
        Rejection::OtherVersion => t::other_version(),
        Rejection::NoVersion => t::no_version(),
        Rejection::NotSupported => t::not_supported(),
        Rejection::Unchanged => t::unchanged(),
        Rejection::StayingIsFree => t::staying_is_free(),
        Rejection::SellerOnly => t::seller_only(),
        Rejection::Protected => t::protected(),
        Rejection::Traded => t::traded(),
        Rejection::NobodyGives => t::nobody_gives(),
        Rejection::Locked => t::locked(),
        Rejection::OtherPhase => t::other_phase(),
        Rejection::CustomersOnly => t::customers_only(),
        Rejection::OnlyStricter => t::only_stricter(),
        Rejection::OutboxFull => t::outbox_full(),
        Rejection::NotAsked => t::not_asked(),
        Rejection::NothingPrepared => t::nothing_prepared(),
        Rejection::YourOwn => t::your_own(),
    };
    words.to_owned()
}

/// What is wrong with a typed text, as a sentence.
pub fn text_error(why: &TextError) -> String {
    super::sentence(&text_problem(why))
}

/// What is wrong with a typed text, inside a sentence.
pub fn text_problem(why: &TextError) -> String {
    match why {
        TextError::Empty => t::text_empty().to_owned(),
        TextError::TooLong { chars, max } => t::text_too_long(chars, max),
        TextError::Control => t::text_control().to_owned(),
    }
}

/// The name of an entity, inside a sentence.
fn thing(thing: EntityKind) -> &'static str {
    match thing {
        EntityKind::Seat => t::thing_seat(),
        EntityKind::Step => t::thing_step(),
        EntityKind::Card => t::thing_card(),
        EntityKind::Theme => t::thing_theme(),
        EntityKind::Link => t::thing_link(),
        EntityKind::Statement => t::thing_statement(),
        EntityKind::Disconnect => t::thing_disconnect(),
        EntityKind::Condition => t::thing_condition(),
        EntityKind::Version => t::thing_version(),
        EntityKind::Cost => t::thing_cost(),
        EntityKind::Term => t::thing_term(),
        EntityKind::Poll => t::thing_poll(),
        EntityKind::Negotiable => t::thing_negotiable(),
        EntityKind::Trade => t::thing_trade(),
        EntityKind::Vote => t::thing_vote(),
        EntityKind::Evidence => t::thing_evidence(),
        EntityKind::Amendment => t::thing_amendment(),
        EntityKind::Withheld => t::thing_kept(),
        EntityKind::Line => t::thing_line(),
        EntityKind::Request => t::thing_request(),
        EntityKind::Note => t::thing_note(),
        EntityKind::Suggestion => t::thing_suggestion(),
        EntityKind::Gap => t::thing_gap(),
    }
}
