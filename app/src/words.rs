//! Every word for the values of the domain, in one place: plain, friendly, exact. Labels of buttons stand with
//! their buttons. Never "submit", "error", "invalid".

use domain::{
    Rejection, Role,
    climb::Height,
    measure::{self, Chance, Clarity, Class, Position},
    scale::Gradient,
    text::FunctionName,
    tool::{
        agenda::{Phase, gate::Missing},
        cards::{Kind, Level},
        costs::Grade,
        disconnects,
        resolution::{Disposition, Section, Verdict},
        statements::Moved,
    },
};

use crate::ui::icon::Icon;

/// What a card is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => "Concern",
        Kind::Uncertainty => "Uncertainty",
        Kind::Goal => "Goal",
        Kind::Idea => "Idea",
    }
}

/// The value of `data-kind`, from which the styles take the colour.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => "concern",
        Kind::Uncertainty => "uncertainty",
        Kind::Goal => "goal",
        Kind::Idea => "idea",
    }
}

/// The icon that stands with it.
pub fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Concern => Icon::Concern,
        Kind::Uncertainty => Icon::Uncertainty,
        Kind::Goal => Icon::Goal,
        Kind::Idea => Icon::Idea,
    }
}

/// What a thought is about.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Problem => "Problem",
        Level::Solution => "Solution",
        Level::Supplier => "Supplier",
    }
}

/// A phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Prepare => "Prepare",
        Phase::Prompt => "Prompt",
        Phase::Explore => "Explore",
        Phase::Converge => "Converge",
        Phase::FollowThrough => "Follow through",
    }
}

/// What a seat is for.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => "Mobilizer",
        Role::Seller => "Seller",
        Role::Stakeholder => "Stakeholder",
        Role::Observer => "Observer",
        Role::Wall => "Wall",
    }
}

/// What that role does, in half a sentence.
pub fn role_about(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => "convenes the group, writes and signs",
        Role::Seller => "facilitates, never votes",
        Role::Stakeholder => "writes, rates and signs",
        Role::Observer => "reads along, no vote",
        Role::Wall => "for the big screen in the room",
    }
}

/// What a reveal says of one statement.
pub fn class_words(class: Class) -> &'static str {
    match class {
        Class::TooFew => "Too few to say",
        Class::Disconnect => "Disconnect",
        Class::Agreed { position, .. } => match position {
            Position::Support => "Agreed: yes",
            Position::Unsure => "Agreed: unsure",
            Position::Reject => "Agreed: no",
        },
        Class::Mixed { .. } => "Mixed",
    }
}

/// What a group did not know about itself, as one says it aloud; nothing where it knew.
pub fn unknown(verdict: measure::Verdict) -> Option<&'static str> {
    use measure::Verdict;
    match verdict {
        Verdict::HiddenAgreement => Some("You agree more than you thought."),
        Verdict::HiddenRejection => {
            Some("Nobody wants this, and each of you thought the others do.")
        }
        Verdict::FalseConsensus => Some("You thought you agree. You do not, yet."),
        Verdict::FalseConfidence => Some("You are all unsure, and thought the others were not."),
        Verdict::Pessimism => Some("You are closer than you feared."),
        Verdict::KnownAgreement
        | Verdict::KnownRejection
        | Verdict::KnownDisconnect
        | Verdict::SharedUncertainty => None,
    }
}

/// How far apart a group lies, against chance for as many people.
pub fn chance(chance: Chance) -> &'static str {
    match chance {
        Chance::Closer => "close together",
        Chance::Alike => "no more apart than chance",
        Chance::Apart => "far apart",
    }
}

/// Thousandths with two digits behind the point: "0.83".
pub fn index(thousandths: u16) -> String {
    let hundredths = (thousandths + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Whether the group moved, over everything it rated twice.
pub fn clarity(clarity: Clarity) -> &'static str {
    match clarity {
        Clarity::TooFew => "Too few people rated twice to tell movement from noise.",
        Clarity::TooMany => {
            "So many people rated twice that only each sentence says how they moved."
        }
        Clarity::Clear(swaps) if swaps.closer > 0 => {
            "You came closer, by more than shuffling your answers would explain."
        }
        Clarity::Clear(_) | Clarity::Unclear(_) => {
            "Whether you came closer is not clear: shuffling your answers could look the same."
        }
    }
}

/// How many moved on one sentence.
pub fn moved(moved: Moved) -> String {
    let Moved { up, down, same } = moved;
    let parts = [(up, "went up"), (down, "went down"), (same, "stayed")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    parts.join(", ")
}

/// The value of `data-class`, from which the styles take the look.
pub fn class_key(class: Class) -> &'static str {
    match class {
        Class::TooFew => "few",
        Class::Disconnect => "disconnect",
        Class::Agreed { .. } => "agreed",
        Class::Mixed { .. } => "mixed",
    }
}

/// A position on a resolution, in words a person can say.
pub fn gradient(gradient: Gradient) -> &'static str {
    match gradient {
        Gradient::Endorse => "I am fully for it",
        Gradient::MinorPoint => "I agree, with a minor point",
        Gradient::Reservations => "I support it, with reservations",
        Gradient::Abstain => "I take no position",
        Gradient::Discuss => "I need to talk about it more",
        Gradient::DislikeButSupport => "I do not like it, but I will support it",
        Gradient::Disagree => "I seriously disagree",
        Gradient::Veto => "I stop it",
    }
}

/// A section of the resolution.
pub fn section(section: Section) -> &'static str {
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

/// How a consent round ended.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Support => "Your group supports this version.",
        Verdict::Open => "Not there yet: there is more to talk about.",
        Verdict::Contested => "Somebody seriously disagrees. Hear what would lift it.",
        Verdict::Stopped => "Somebody stops it. Hear what would lift it.",
    }
}

/// What is missing before a step can be left.
pub fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Written(function) => format!("{function} has written nothing yet"),
        Missing::Rated(function) => format!("{function} has not answered every sentence"),
        Missing::Statements => "There is no sentence to rate yet".to_owned(),
        Missing::Reveal => "Something is still sealed".to_owned(),
        Missing::Explained(1) => "1 disconnect lacks a type or a reason from an end".to_owned(),
        Missing::Explained(count) => {
            format!("{count} disconnects lack a type or a reason from an end")
        }
        Missing::Link => "No two functions are linked yet".to_owned(),
        Missing::Objective => "It does not say yet what you decide".to_owned(),
        Missing::Line(function) => format!("It says nothing for {function} yet"),
        Missing::Version => "No version is before the group yet".to_owned(),
        Missing::Response(function) => format!("{function} has not responded"),
        Missing::Signature(function) => format!("{function} has not signed"),
        Missing::Dispositions(1) => "What became of 1 concern is not said".to_owned(),
        Missing::Dispositions(count) => format!("What became of {count} concerns is not said"),
        Missing::Cost => "No cost of staying is accepted yet".to_owned(),
        Missing::Less => "Why you agree on less than you wanted is not said".to_owned(),
        Missing::Amendments(count) => {
            format!(
                "{} not answered",
                self::count((*count).into(), "objection is", "objections are")
            )
        }
    }
}

/// How well a cost is known.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Claim => "Somebody says so",
        Grade::Internal => "From our books",
        Grade::External => "From outside",
        Grade::Measured => "Measured here",
    }
}

/// A number with a thin space between its thousands.
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

/// From at least to at most: "12 000 to 30 250", or one number where both are the same.
pub fn range((low, high): (u64, u64)) -> String {
    if low == high { grouped(low) } else { format!("{} to {}", grouped(low), grouped(high)) }
}

/// How far a function has climbed.
pub fn height(height: Height) -> &'static str {
    match height {
        Height::Foot => "not heard yet",
        Height::Heard => "heard",
        Height::Understood => "understood",
        Height::Settled => "settled",
        Height::Signed => "signed",
    }
}

/// Several, as one says them: "HR, Legal and IT".
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Why something was refused, as a sentence.
pub fn refusal(why: &Rejection) -> String {
    sentence(&why.to_string())
}

/// The same text with a capital at its start and a stop at its end.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut sentence: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    sentence.push_str(chars.as_str());
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// A number of things: "1 change", "2 changes".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Whose something is: a function's, or nobody's in particular where it stands under nothing.
pub fn whose(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| "Somebody".to_owned(), ToString::to_string)
}

/// Whose several things are: a function's, or those of all who stand under nothing.
pub fn group(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| "Anonymous".to_owned(), ToString::to_string)
}

/// What kind of difference it is, in a word.
pub fn disconnect_kind(kind: disconnects::Kind) -> &'static str {
    match kind {
        disconnects::Kind::Language => "Words",
        disconnects::Kind::Fact => "A fact",
        disconnects::Kind::Assumption => "An assumption",
        disconnects::Kind::Priority => "Priorities",
        disconnects::Kind::Interest => "Interests",
        disconnects::Kind::Role => "Who decides",
        disconnects::Kind::Stage => "Different stages",
        disconnects::Kind::Perception => "Unseen agreement",
    }
}

/// How one can tell that it is of this kind, and what helps then.
pub fn disconnect_tell(kind: disconnects::Kind) -> &'static str {
    match kind {
        disconnects::Kind::Language => {
            "You use the same words and mean different things. Say what each word means."
        }
        disconnects::Kind::Fact => {
            "One number would settle it. Say which, who finds it, and by when."
        }
        disconnects::Kind::Assumption => {
            "It is important and nobody knows yet. Test it small before you decide."
        }
        disconnects::Kind::Priority => {
            "You see the same facts and put them in another order. Agree what comes first."
        }
        disconnects::Kind::Interest => {
            "Somebody would lose something. Find out what, and what could be given for it."
        }
        disconnects::Kind::Role => "Nobody owns it, or two do. Say who decides.",
        disconnects::Kind::Stage => {
            "One talks about the problem, the other about a supplier. Go back to the problem."
        }
        disconnects::Kind::Perception => {
            "You agree and did not know. Look at what was guessed and what is."
        }
    }
}

/// How far a disconnect has come.
pub fn disconnect_state(state: disconnects::State) -> &'static str {
    match state {
        disconnects::State::Opened => "On the table",
        disconnects::State::Understood => "Understood on both sides",
        disconnects::State::Settled => "Settled",
    }
}

/// What two ends agreed to do about it, or one of them offers.
pub fn settlement(settlement: &disconnects::Settlement) -> String {
    match settlement {
        disconnects::Settlement::Resolved { how } => format!("Resolved: {how}"),
        disconnects::Settlement::Accepted { condition } => {
            format!("Accepted under a condition: {condition}")
        }
        disconnects::Settlement::Parked { owner, due } => {
            format!("Parked with {owner} until {}", due.as_str())
        }
    }
}

/// What became of a concern. `condition` is the text of the condition it was accepted under.
pub fn disposition(disposition: &Disposition, condition: Option<&str>) -> String {
    match disposition {
        Disposition::Resolved { how } => format!("Resolved: {how}"),
        Disposition::Accepted { .. } => match condition {
            Some(condition) => format!("Accepted under the condition: {condition}"),
            None => "Accepted under a condition that is gone: say it again".to_owned(),
        },
        Disposition::Traded { trade } => format!("Traded for: {trade}"),
        Disposition::Parked { owner, due } => format!("Parked with {owner} until {}", due.as_str()),
    }
}

/// What to do after a consent round.
pub fn verdict_next(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Support => "Go on and sign exactly this text.",
        Verdict::Open => {
            "Hear those who need to talk more, change the text if that helps, and ask again."
        }
        Verdict::Contested | Verdict::Stopped => {
            "Ask what would lift the objection, change the text so that it does, and ask again."
        }
    }
}
