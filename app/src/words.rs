//! The wording of domain values, in one place. The texts themselves are in `texts::words`: plain, friendly, exact.
//! Labels of buttons stay with their buttons. Never "submit", "error" or "invalid".

use domain::{
    Role,
    measure::{self, Chance, Clarity, Class, Stance},
    progress::Milestone,
    scale::Gradient,
    text::FunctionName,
    time::Day,
    tool::{
        agenda::{Phase, gate::Missing},
        cards::{Kind, Level},
        costs::Grade,
        disconnects,
        resolution::{ConsentOutcome, Disposition, Section},
        statements::Moved,
    },
};

use texts::words as t;

use crate::{browser::clock, ui::icon::Icon};

mod refusals;
pub mod steps;
pub mod toolbox;

pub use refusals::{refusal, text_error, text_problem};

/// The name of a kind of card.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => t::concern(),
        Kind::Uncertainty => t::uncertainty(),
        Kind::Goal => t::goal(),
        Kind::Idea => t::idea(),
    }
}

/// The value of `data-kind`, which selects the colour.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => "concern",
        Kind::Uncertainty => "uncertainty",
        Kind::Goal => "goal",
        Kind::Idea => "idea",
    }
}

/// The icon of a kind of card.
pub fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Concern => Icon::Concern,
        Kind::Uncertainty => Icon::Uncertainty,
        Kind::Goal => Icon::Goal,
        Kind::Idea => Icon::Idea,
    }
}

/// The name of a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Problem => t::problem(),
        Level::Solution => t::solution(),
        Level::Supplier => t::supplier(),
    }
}

/// The name of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Prepare => t::prepare(),
        Phase::Prompt => t::prompt(),
        Phase::Explore => t::explore(),
        Phase::Converge => t::converge(),
        Phase::FollowThrough => t::follow_through(),
    }
}

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => t::mobilizer(),
        Role::Seller => t::seller(),
        Role::Stakeholder => t::stakeholder(),
        Role::Observer => t::observer(),
        Role::Wall => t::wall(),
    }
}

/// What a role does, in half a sentence.
pub fn role_about(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => t::mobilizer_about(),
        Role::Seller => t::seller_about(),
        Role::Stakeholder => t::stakeholder_about(),
        Role::Observer => t::observer_about(),
        Role::Wall => t::wall_about(),
    }
}

/// The headline for a revealed statement.
pub fn class_words(class: Class) -> &'static str {
    match class {
        Class::TooFew => t::too_few(),
        Class::Disconnect => t::disconnect(),
        Class::Agreed { position, .. } => match position {
            Stance::Support => t::agreed_yes(),
            Stance::Unsure => t::agreed_unsure(),
            Stance::Reject => t::agreed_no(),
        },
        Class::Mixed { .. } => t::mixed(),
    }
}

/// What the group did not know about itself, as one would say it aloud; `None` if it knew.
pub fn unknown(verdict: measure::Verdict) -> Option<&'static str> {
    use measure::Verdict;
    match verdict {
        Verdict::HiddenAgreement => Some(t::hidden_agreement()),
        Verdict::HiddenRejection => Some(t::hidden_rejection()),
        Verdict::FalseConsensus => Some(t::false_consensus()),
        Verdict::FalseConfidence => Some(t::false_confidence()),
        Verdict::Pessimism => Some(t::pessimism()),
        Verdict::KnownAgreement
        | Verdict::KnownRejection
        | Verdict::KnownDisconnect
        | Verdict::SharedUncertainty => None,
    }
}

/// How divided the group is, compared with chance for a group of its size.
pub fn chance(chance: Chance) -> &'static str {
    match chance {
        Chance::Closer => t::closer(),
        Chance::Alike => t::alike(),
        Chance::Apart => t::apart(),
    }
}

/// Formats thousandths with two decimals: "0.83".
pub fn index(thousandths: u16) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}{}{:02}", hundredths / 100, t::decimal_mark(), hundredths % 100)
}

/// Whether the group moved, over everything it rated twice.
pub fn clarity(clarity: Clarity) -> &'static str {
    match clarity {
        Clarity::TooFew => t::clarity_few(),
        Clarity::TooMany => t::clarity_many(),
        Clarity::Clear(swaps) if swaps.closer > 0 => t::clarity_clear(),
        Clarity::Clear(_) | Clarity::Unclear(_) => t::clarity_unclear(),
    }
}

/// How many moved on one statement.
pub fn moved(moved: Moved) -> String {
    let Moved { up, down, same } = moved;
    let mut parts = Vec::new();
    if up > 0 {
        parts.push(t::moved_up(up.into()));
    }
    if down > 0 {
        parts.push(t::moved_down(down.into()));
    }
    if same > 0 {
        parts.push(t::moved_not(same.into()));
    }
    parts.join(", ")
}

/// The value of `data-class`, which selects the look.
pub fn class_key(class: Class) -> &'static str {
    match class {
        Class::TooFew => "few",
        Class::Disconnect => "disconnect",
        Class::Agreed { .. } => "agreed",
        Class::Mixed { .. } => "mixed",
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

/// How a consent round ended.
pub fn verdict(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::supported(),
        ConsentOutcome::Open => t::not_there(),
        ConsentOutcome::Contested => t::contested(),
        ConsentOutcome::Stopped => t::stopped(),
    }
}

/// What is missing before the step can be left.
/// Functions with the same gap share one line: six lines would hide what the chair can do about it.
pub fn missing(all: &[Missing]) -> Vec<String> {
    type Lacks = fn(&Missing) -> Option<&FunctionName>;
    type Says = fn(String) -> String;
    let by_function: [(Lacks, Says); 5] = [
        (|m| if let Missing::Written(f) = m { Some(f) } else { None }, t::lacks_writing),
        (|m| if let Missing::Rated(f) = m { Some(f) } else { None }, t::lacks_rating),
        (|m| if let Missing::Line(f) = m { Some(f) } else { None }, t::lacks_line),
        (|m| if let Missing::Response(f) = m { Some(f) } else { None }, t::lacks_response),
        (|m| if let Missing::Signature(f) = m { Some(f) } else { None }, t::lacks_signature),
    ];
    let together = by_function.into_iter().filter_map(|(lacks, says)| {
        let functions: Vec<String> =
            all.iter().filter_map(lacks).map(ToString::to_string).collect();
        (!functions.is_empty()).then(|| says(and(&functions)))
    });
    all.iter().filter_map(lacks_by_itself).chain(together).collect()
}

/// The line for a gap that concerns no single function.
fn lacks_by_itself(missing: &Missing) -> Option<String> {
    let words = match missing {
        Missing::Written(_)
        | Missing::Rated(_)
        | Missing::Line(_)
        | Missing::Response(_)
        | Missing::Signature(_) => return None,
        Missing::Explained(count) => return Some(t::lacks_explained((*count).into())),
        Missing::Dispositions(count) => return Some(t::lacks_dispositions((*count).into())),
        Missing::Amendments(count) => return Some(t::lacks_amendments((*count).into())),
        Missing::Statements => t::lacks_statements(),
        Missing::Unasked => t::lacks_asking(),
        Missing::Reveal => t::lacks_reveal(),
        Missing::Link => t::lacks_link(),
        Missing::Objective => t::lacks_objective(),
        Missing::Version => t::lacks_version(),
        Missing::Cost => t::lacks_cost(),
        Missing::LowerAmbitionUnjustified => t::lacks_less(),
    };
    Some(words.to_owned())
}

/// How well a cost is known.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Claim => t::claim(),
        Grade::Internal => t::internal(),
        Grade::External => t::external(),
        Grade::Measured => t::measured(),
    }
}

/// A number with thin spaces between the thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A range: "12 000 to 30 250", or one number if both are equal.
pub fn range((low, high): (u64, u64)) -> String {
    if low == high { grouped(low) } else { t::range(grouped(low), grouped(high)) }
}

/// How far a function has got on the way to signing.
pub fn milestone(height: Milestone) -> &'static str {
    match height {
        Milestone::NotStarted => t::foot(),
        Milestone::Heard => t::heard(),
        Milestone::Understood => t::understood(),
        Milestone::Settled => t::settled(),
        Milestone::Signed => t::signed(),
    }
}

/// A list: "HR, Legal and IT".
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => t::and(all.join(", "), last),
    }
}

/// Capitalizes a text and adds a full stop.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut sentence: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    sentence.push_str(chars.as_str());
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// Whose it is: the function, or a neutral phrase if it is anonymous.
pub fn whose(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| t::somebody().to_owned(), ToString::to_string)
}

/// Whose they are: the function, or a neutral phrase if they are anonymous.
pub fn group(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| t::anonymous().to_owned(), ToString::to_string)
}

/// The name of a kind of disconnect.
pub fn disconnect_kind(kind: disconnects::Kind) -> &'static str {
    match kind {
        disconnects::Kind::Language => t::language(),
        disconnects::Kind::Fact => t::fact(),
        disconnects::Kind::Assumption => t::assumption(),
        disconnects::Kind::Priority => t::priority(),
        disconnects::Kind::Interest => t::interest(),
        disconnects::Kind::Role => t::role(),
        disconnects::Kind::Stage => t::stage(),
        disconnects::Kind::Perception => t::perception(),
    }
}

/// How to recognize this kind of disconnect, and what helps.
pub fn disconnect_tell(kind: disconnects::Kind) -> &'static str {
    match kind {
        disconnects::Kind::Language => t::language_tell(),
        disconnects::Kind::Fact => t::fact_tell(),
        disconnects::Kind::Assumption => t::assumption_tell(),
        disconnects::Kind::Priority => t::priority_tell(),
        disconnects::Kind::Interest => t::interest_tell(),
        disconnects::Kind::Role => t::role_tell(),
        disconnects::Kind::Stage => t::stage_tell(),
        disconnects::Kind::Perception => t::perception_tell(),
    }
}

/// The state of a disconnect.
pub fn disconnect_state(state: disconnects::State) -> &'static str {
    match state {
        disconnects::State::Opened => t::state_opened(),
        disconnects::State::Understood => t::state_understood(),
        disconnects::State::Settled => t::state_settled(),
    }
}

/// What both ends agreed to do, or what one of them offers.
pub fn settlement(settlement: &disconnects::Settlement) -> String {
    match settlement {
        disconnects::Settlement::Resolved { how } => t::resolved(how),
        disconnects::Settlement::Accepted { condition } => t::accepted_under(condition),
        disconnects::Settlement::Parked { owner, due } => t::parked(owner, date(due)),
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
        Disposition::Parked { owner, due } => t::parked(owner, date(due)),
    }
}

/// A date: "12 May 2026".
pub fn date(day: &Day) -> String {
    let mut numbers = day.as_str().split('-').map(|part| part.parse::<u32>().unwrap_or_default());
    let mut next = || numbers.next().unwrap_or_default();
    clock::worded(next(), next(), next())
}

/// What to do after a consent round.
pub fn verdict_next(outcome: ConsentOutcome) -> &'static str {
    match outcome {
        ConsentOutcome::Support => t::next_sign(),
        ConsentOutcome::Open => t::next_talk(),
        ConsentOutcome::Contested | ConsentOutcome::Stopped => t::next_lift(),
    }
}
