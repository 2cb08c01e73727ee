//! The structures of a record.

use domain::{
    measure,
    scale::Gradient,
    text::{CardText, DisplayName, FunctionName, Reason, SectionText, StatementText, Title},
    time::Day,
    tool::{
        agenda::{Agenda, Override, Round},
        cards::Level,
        disconnects,
        resolution::{self, ConsentOutcome, Section, Version},
        statements::{Mark, Moved, Outcome, Statement},
    },
};
use schemars::JsonSchema;
use serde::Serialize;

/// A section of the text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DecisionSection {
    pub section: Section,
    pub title: String,
    pub text: SectionText,
}

/// What the resolution means for one function.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FunctionMeaning {
    pub function: FunctionName,
    pub text: SectionText,
}

/// A condition that must be met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Condition {
    pub text: SectionText,
    /// The responsible function.
    pub owner: FunctionName,
    /// The deadline.
    pub due: Day,
}

impl Condition {
    pub(super) fn of(condition: &resolution::Condition) -> Self {
        let resolution::Condition { text, owner, due } = condition.clone();
        Self { text, owner, due }
    }
}

/// A signature.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Signed {
    /// The function it was given for.
    pub function: FunctionName,
    /// The person's name, if given.
    pub name: Option<DisplayName>,
    /// To the minute, UTC.
    pub at: String,
    /// Whether the Mobilizer entered it for somebody without a device.
    pub entered: bool,
}

/// A consent round.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consent {
    /// Its result, in words.
    pub verdict: String,
    /// Everybody's position.
    pub positions: Vec<ConsentPosition>,
}

/// One member's position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConsentPosition {
    /// `None` if the round was anonymous.
    pub function: Option<FunctionName>,
    /// 1 (wholehearted support) to 8 (veto).
    pub gradient: u8,
    /// The same in words.
    pub words: String,
    /// Whether this is an objection.
    pub objects: bool,
    pub reason: Option<Reason>,
    /// What would move the member to support.
    pub lift: Option<Reason>,
}

impl Consent {
    pub(super) fn of(version: &Version, verdict: ConsentOutcome) -> Self {
        let position = |response: &resolution::Response| ConsentPosition {
            function: response.function.clone(),
            gradient: response.gradient.number(),
            words: wording::gradient_third(response.gradient).to_owned(),
            objects: matches!(response.gradient, Gradient::Disagree | Gradient::Veto),
            reason: response.reason.clone(),
            lift: response.lift.clone(),
        };
        let mut positions: Vec<_> = version.shown.iter().map(position).collect();
        // Not in the order of seats, which would identify people across records.
        positions.sort_by(|a, b| a.function.cmp(&b.function).then(a.gradient.cmp(&b.gradient)));
        Self { verdict: wording::consent_outcome_third(verdict).to_owned(), positions }
    }
}

/// A disconnect between two functions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disconnect {
    pub title: Title,
    /// Problem, solution or supplier.
    pub level: Level,
    /// The kind of difference; `None` if not classified.
    pub kind: Option<String>,
    /// The positions of the two functions.
    pub ends: [End; 2],
    /// The outcome, in words.
    pub became: String,
}

/// The position of one function.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct End {
    pub function: FunctionName,
    pub position: Option<Reason>,
    pub reason: Option<Reason>,
    /// The position as the other function restated it, once confirmed.
    pub understood_as: Option<Reason>,
}

impl Disconnect {
    pub(super) fn of(disconnect: &disconnects::Disconnect) -> Self {
        let end = |end: &disconnects::End| End {
            function: end.function.clone(),
            position: end.position.clone(),
            reason: end.reason.clone(),
            understood_as: end.restatement.as_ref().filter(|r| r.confirmed).map(|r| r.text.clone()),
        };
        Self {
            title: disconnect.title.clone(),
            level: disconnect.level,
            kind: disconnect.kind.map(|kind| wording::disconnect_kind(kind).to_owned()),
            ends: [end(&disconnect.one), end(&disconnect.two)],
            became: wording::disconnect_outcome(disconnect.state(), disconnect.settlement.as_ref()),
        }
    }
}

/// A concern and its outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Concern {
    pub text: CardText,
    /// The author's function; `None` if it is anonymous.
    pub function: Option<FunctionName>,
    /// Problem, solution or supplier.
    pub level: Level,
    /// The outcome, in words; `None` if none was recorded.
    pub became: Option<String>,
}

/// A statement the group rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rated {
    pub text: StatementText,
    /// Problem, solution or supplier.
    pub level: Level,
    /// The result of each revealed round.
    pub rounds: Vec<Ratings>,
    /// How many members marked it as seen.
    pub seen_by: u16,
}

/// The result of one round.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ratings {
    /// Before or after the discussion, in words.
    pub round: String,
    /// The classification of the result, in words.
    pub class: String,
    /// Whether the group predicted its result, in words; `None` if nobody guessed.
    pub known: Option<String>,
    /// The divergence of the ratings, in thousandths; `None` with fewer than two.
    pub divergence: Option<u16>,
    /// How many members changed their rating since the first round; `None` in the first round and for fewer than three.
    pub moved: Option<Moved>,
    /// The ratings, 1 to 9, each with its function.
    pub marks: Vec<Mark>,
    /// The functions of members who said it is not theirs to judge.
    pub abstained: Vec<Option<FunctionName>>,
    /// Each member's guess: how many of the others agree.
    pub guesses: Vec<u16>,
}

impl Rated {
    /// `None` if no round of the statement is revealed.
    pub(super) fn of(statement: &Statement) -> Option<Self> {
        let rounds: Vec<_> = [Round::First, Round::Second]
            .into_iter()
            .filter_map(|round| {
                statement.round(round).outcome.as_ref().map(|outcome| Ratings::of(round, outcome))
            })
            .collect();
        let (text, level) = (statement.text.clone(), statement.level);
        let seen_by = statement.seen.count;
        (!rounds.is_empty()).then_some(Self { text, level, rounds, seen_by })
    }
}

impl Ratings {
    fn of(round: Round, outcome: &Outcome) -> Self {
        let points = outcome.points();
        let class = measure::class(&points);
        Self {
            round: wording::round(round).to_owned(),
            class: wording::headline(class),
            known: measure::verdict(class, outcome.perception, points.len())
                .map(|verdict| wording::knew_third(verdict).to_owned()),
            divergence: measure::divergence(&points),
            moved: outcome.moved,
            marks: outcome.marks.clone(),
            abstained: outcome.abstained.clone(),
            guesses: outcome.guesses.clone(),
        }
    }
}

/// A step that was left before it was complete.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overridden {
    /// The step's title.
    pub step: String,
    /// What was missing, in words.
    pub missing: Vec<String>,
    /// Why the chair moved on.
    pub reason: Reason,
}

impl Overridden {
    pub(super) fn of(agenda: &Agenda, gate: &Override) -> Self {
        let step = agenda.step(gate.step).map(wording::steps::title).unwrap_or_default();
        Self {
            step,
            missing: gate.missing.iter().map(wording::lacked).collect(),
            reason: gate.reason.clone(),
        }
    }
}
