//! The parts of a record.

use domain::{
    measure,
    scale::Gradient,
    text::{CardText, DisplayName, FunctionName, Reason, SectionText, StatementText, Title},
    time::Day,
    tool::{
        agenda::{Agenda, Override, Round},
        cards::Level,
        disconnects,
        resolution::{self, Section, Verdict, Version},
        statements::{Mark, Moved, Outcome, Statement},
    },
};
use schemars::JsonSchema;
use serde::Serialize;

use super::words;

/// A section of the text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// Its title.
    pub title: String,
    /// What it says.
    pub text: SectionText,
}

/// What it means for one function.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    /// Which function.
    pub function: FunctionName,
    /// What it means for it.
    pub text: SectionText,
}

/// What must also hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Condition {
    /// What must hold.
    pub text: SectionText,
    /// The function that answers for it.
    pub owner: FunctionName,
    /// Until when.
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
    /// For which function.
    pub function: FunctionName,
    /// By whom, if the person gave a name.
    pub name: Option<DisplayName>,
    /// When.
    pub at: String,
    /// Whether the Mobilizer entered it, for somebody without a device.
    pub entered: bool,
}

/// A consent round.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consent {
    /// How it ended.
    pub verdict: String,
    /// Where everybody stands.
    pub positions: Vec<Position>,
}

/// Where one person stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// For which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
    /// 1 to 8, from whole-hearted to veto.
    pub gradient: u8,
    /// The same in words.
    pub words: String,
    /// Whether this is an objection.
    pub objects: bool,
    /// Why.
    pub reason: Option<Reason>,
    /// What would move the person to support.
    pub lift: Option<Reason>,
}

impl Consent {
    pub(super) fn of(version: &Version, verdict: Verdict) -> Self {
        let position = |response: &resolution::Response| Position {
            function: response.function.clone(),
            gradient: response.gradient.number(),
            words: words::gradient(response.gradient).to_owned(),
            objects: matches!(response.gradient, Gradient::Disagree | Gradient::Veto),
            reason: response.reason.clone(),
            lift: response.lift.clone(),
        };
        let mut positions: Vec<_> = version.shown.iter().map(position).collect();
        // Not in the order of seats, which would tell who is who across records.
        positions.sort_by(|a, b| a.function.cmp(&b.function).then(a.gradient.cmp(&b.gradient)));
        Self { verdict: words::verdict(verdict).to_owned(), positions }
    }
}

/// A difference between two functions.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disconnect {
    /// What it is about.
    pub title: Title,
    /// Problem, solution or supplier.
    pub level: Level,
    /// What kind of difference it is.
    pub kind: Option<String>,
    /// The two ends.
    pub ends: [End; 2],
    /// What became of it.
    pub became: String,
}

/// One end of a difference.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct End {
    /// Whose.
    pub function: FunctionName,
    /// Where it stands.
    pub position: Option<Reason>,
    /// Why.
    pub reason: Option<Reason>,
    /// What the other end took it to mean, once confirmed.
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
            kind: disconnect.kind.map(|kind| words::difference(kind).to_owned()),
            ends: [end(&disconnect.one), end(&disconnect.two)],
            became: words::settled(disconnect.state(), disconnect.settlement.as_ref()),
        }
    }
}

/// A concern and its end.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Concern {
    /// What it says.
    pub text: CardText,
    /// From which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
    /// Problem, solution or supplier.
    pub level: Level,
    /// What became of it; none when nobody has said.
    pub became: Option<String>,
}

/// A sentence the group rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rated {
    /// What it says.
    pub text: StatementText,
    /// Problem, solution or supplier.
    pub level: Level,
    /// What each revealed round showed.
    pub rounds: Vec<Ratings>,
    /// How many have said that they see it.
    pub seen_by: u16,
}

/// What one round showed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ratings {
    /// Before or after talking.
    pub round: String,
    /// What it amounts to, in words.
    pub class: String,
    /// Whether the group knew it, in words; none where nobody guessed.
    pub known: Option<String>,
    /// How far apart the ratings lie, in thousandths; none with fewer than two.
    pub divergence: Option<u16>,
    /// How many of those who rated before too stand elsewhere; none in the first round and for fewer than three.
    pub moved: Option<Moved>,
    /// The ratings, 1 to 9, each with its function.
    pub marks: Vec<Mark>,
    /// The functions of those who said it is not theirs to judge.
    pub abstained: Vec<Option<FunctionName>>,
    /// How many of the others each one thought say yes.
    pub guesses: Vec<u16>,
}

impl Rated {
    /// `None` for a statement of which nothing is revealed.
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
            round: words::round(round).to_owned(),
            class: words::class(class),
            known: measure::verdict(class, outcome.perception, points.len())
                .map(|verdict| words::known(verdict).to_owned()),
            divergence: measure::divergence(&points),
            moved: outcome.moved,
            marks: outcome.marks.clone(),
            abstained: outcome.abstained.clone(),
            guesses: outcome.guesses.clone(),
        }
    }
}

/// A step that was left before it was done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overridden {
    /// The step.
    pub step: String,
    /// What was missing.
    pub missing: Vec<String>,
    /// Why the chair went on.
    pub reason: Reason,
}

impl Overridden {
    pub(super) fn of(agenda: &Agenda, gate: &Override) -> Self {
        let step = agenda.step(gate.step).map(app::telling::step_title).unwrap_or_default();
        Self {
            step,
            missing: gate.missing.iter().map(words::missing).collect(),
            reason: gate.reason.clone(),
        }
    }
}
