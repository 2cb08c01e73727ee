//! Statements the group rated, and the result of each round.

use domain::{
    measure::{self, Perception},
    text::{FunctionName, StatementText},
    tool::{
        agenda::Round,
        cards::Level,
        statements::{Mark, Moved, Outcome, Statement},
    },
};
use schemars::JsonSchema;
use serde::Serialize;

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
    pub when: Round,
    /// Before or after the discussion, in words.
    pub round: String,
    /// The classification of the result, in words.
    pub class: String,
    /// Whether the group predicted its result, in words; `None` if nobody guessed.
    pub known: Option<String>,
    /// How the guesses compare with the result; `None` with fewer than three guesses.
    pub perception: Option<Perception>,
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
    pub(crate) fn of(statement: &Statement) -> Option<Self> {
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

    /// The result of a round; `None` if it was not revealed.
    pub fn round(&self, round: Round) -> Option<&Ratings> {
        self.rounds.iter().find(|ratings| ratings.when == round)
    }
}

impl Ratings {
    fn of(round: Round, outcome: &Outcome) -> Self {
        let points = outcome.points();
        let class = measure::class(&points);
        Self {
            when: round,
            perception: outcome.perception,
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

    /// The result as the rules know it, to draw and to measure it.
    pub fn outcome(&self) -> Outcome {
        Outcome {
            marks: self.marks.clone(),
            abstained: self.abstained.clone(),
            guesses: self.guesses.clone(),
            perception: self.perception,
            moved: self.moved,
        }
    }
}
