//! What ratings show: the class of a statement, what the group did not know, and how it moved.

use domain::{
    measure::{self, Chance, Clarity, Class, Stance, Swaps},
    tool::{agenda::Round, statements::Moved},
};
use texts::{findings, words as t};

/// The name of a class.
fn class_words(class: Class) -> &'static str {
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

/// The value of `data-class`, which selects the look.
pub fn class_key(class: Class) -> &'static str {
    match class {
        Class::TooFew => "few",
        Class::Disconnect => "disconnect",
        Class::Agreed { .. } => "agreed",
        Class::Mixed { .. } => "mixed",
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
        Clarity::Clear(swaps) | Clarity::Unclear(swaps) if is_apart(swaps) => t::clarity_apart(),
        Clarity::Clear(_) | Clarity::Unclear(_) => t::clarity_unclear(),
    }
}

/// Whether the group lies farther apart than before, and nearly every swap comes at least as close. This is no claim
/// about chance: the swaps that lie as far apart are not counted.
fn is_apart(swaps: Swaps) -> bool {
    swaps.closer < 0 && u64::from(swaps.as_close) * 20 >= u64::from(swaps.ways) * 19
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

/// The class of a statement with those who disagree: nobody disappears behind a class.
pub fn headline(class: Class) -> String {
    let words = class_words(class);
    match class.dissent() {
        0 => words.to_owned(),
        dissent => findings::dissent(words, dissent.into()),
    }
}

/// Whether the group predicted its result, in the third person and in the middle of a line.
pub fn knew_third(verdict: measure::Verdict) -> &'static str {
    use measure::Verdict;
    match verdict {
        Verdict::HiddenAgreement => t::hidden_agreement_third(),
        Verdict::HiddenRejection => t::hidden_rejection_third(),
        Verdict::FalseConsensus => t::false_consensus_third(),
        Verdict::FalseConfidence => t::false_confidence_third(),
        Verdict::Pessimism => t::pessimism_third(),
        Verdict::KnownAgreement
        | Verdict::KnownRejection
        | Verdict::KnownDisconnect
        | Verdict::SharedUncertainty => t::knew_third(),
    }
}

/// When a statement was rated.
pub fn round(round: Round) -> &'static str {
    match round {
        Round::First => t::before_discussion(),
        Round::Second => t::after_discussion(),
    }
}
