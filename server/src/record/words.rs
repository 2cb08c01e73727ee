//! The words of the record: the same as on the screens.

use domain::{
    Timestamp,
    measure::{self, Class},
    scale::Gradient,
    tool::{
        agenda::{Round, gate::Missing},
        cards::Level,
        disconnects::{Kind, Settlement, State},
        resolution::{Section, Verdict},
    },
};

/// A moment as everybody can read it, to the minute, in UTC.
pub(super) fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0)
        .map_or_else(|_| "unknown".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

pub(super) fn section(section: Section) -> &'static str {
    match section {
        Section::Objective => "What we decide",
        Section::Scope => "What is in it, and what is not",
        Section::Stop => "What we will stop",
        Section::Start => "What we will start",
        Section::Tangible => "Success we can count",
        Section::Intangible => "Success we can feel",
        Section::Phases => "Step by step",
        Section::Risks => "Risks we accept",
        Section::Supplier => "With whom",
    }
}

pub(super) fn gradient(gradient: Gradient) -> &'static str {
    match gradient {
        Gradient::Endorse => "fully for it",
        Gradient::MinorPoint => "agrees, with a minor point",
        Gradient::Reservations => "supports it, with reservations",
        Gradient::Abstain => "takes no position",
        Gradient::Discuss => "needs to talk about it more",
        Gradient::DislikeButSupport => "does not like it, but will support it",
        Gradient::Disagree => "seriously disagrees",
        Gradient::Veto => "stops it",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Support => "the group supports this version",
        Verdict::Open => "not there yet: there is more to talk about",
        Verdict::Contested => "somebody seriously disagrees",
        Verdict::Stopped => "somebody stops it",
    }
}

pub(super) fn class(class: Class) -> String {
    let against = |dissent| match dissent {
        0 => String::new(),
        1 => ", one firmly against".to_owned(),
        more => format!(", {more} firmly against"),
    };
    match class {
        Class::TooFew => "too few to say".to_owned(),
        Class::Disconnect => "disconnect".to_owned(),
        Class::Agreed { position, dissent } => {
            let position = match position {
                measure::Position::Support => "yes",
                measure::Position::Unsure => "unsure",
                measure::Position::Reject => "no",
            };
            format!("rated alike: {position}{}", against(dissent))
        }
        Class::Mixed { dissent } => format!("mixed{}", against(dissent)),
    }
}

/// Whose something is; nobody's in particular where it stands under nothing.
pub(super) fn whose(function: Option<&domain::text::FunctionName>) -> &str {
    function.map_or("somebody", |function| function.as_str())
}

/// Whether the group knew where it stands.
pub(super) fn known(verdict: measure::Verdict) -> &'static str {
    use measure::Verdict;
    match verdict {
        Verdict::HiddenAgreement => "hidden: they agree and did not know it",
        Verdict::HiddenRejection => "hidden: nobody wants it and each thought the others do",
        Verdict::FalseConsensus => "they thought they agree",
        Verdict::FalseConfidence => "all are unsure and thought the others were not",
        Verdict::Pessimism => "closer than they feared",
        Verdict::KnownAgreement
        | Verdict::KnownRejection
        | Verdict::KnownDisconnect
        | Verdict::SharedUncertainty => "they knew it",
    }
}

pub(super) fn round(round: Round) -> &'static str {
    match round {
        Round::First => "before talking",
        Round::Second => "after talking",
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Problem => "problem",
        Level::Solution => "solution",
        Level::Supplier => "supplier",
    }
}

pub(super) fn difference(kind: Kind) -> &'static str {
    match kind {
        Kind::Language => "the same words, another meaning",
        Kind::Fact => "a fact that can be looked up",
        Kind::Assumption => "an assumption",
        Kind::Priority => "the same facts, another order",
        Kind::Interest => "somebody loses",
        Kind::Role => "nobody owns it, or two do",
        Kind::Stage => "at different questions",
        Kind::Perception => "agreement that nobody saw",
    }
}

pub(super) fn settled(state: State, settlement: Option<&Settlement>) -> String {
    match (settlement, state) {
        (Some(Settlement::Resolved { how }), _) => format!("resolved: {how}"),
        (Some(Settlement::Accepted { condition }), _) => {
            format!("they still differ and go on under a condition: {condition}")
        }
        (Some(Settlement::Parked { owner, due }), _) => {
            format!("parked with {owner} until {}", due.as_str())
        }
        (None, State::Understood) => "open; each side has understood the other".to_owned(),
        (None, _) => "open".to_owned(),
    }
}

pub(super) fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Written(function) => format!("{function} had written nothing"),
        Missing::Rated(function) => format!("{function} had not answered every sentence"),
        Missing::Statements => "there was no sentence to rate".to_owned(),
        Missing::Reveal => "something was still sealed".to_owned(),
        Missing::Explained(count) => format!("disconnects not explained from both ends: {count}"),
        Missing::Link => "no two functions were linked".to_owned(),
        Missing::Objective => "it did not say what is decided".to_owned(),
        Missing::Line(function) => format!("it said nothing for {function}"),
        Missing::Version => "no version was before the group".to_owned(),
        Missing::Response(function) => format!("{function} had not responded"),
        Missing::Signature(function) => format!("{function} had not signed"),
        Missing::Dispositions(count) => format!("concerns without an end: {count}"),
        Missing::Cost => "no cost of staying was accepted".to_owned(),
        Missing::Less => "it was not said why less is enough".to_owned(),
        Missing::Amendments(count) => format!("objections without an answer: {count}"),
    }
}
