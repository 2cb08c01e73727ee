//! What a reveal shows of one statement: the distribution, without persons and without order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    id::SeatId,
    measure::{Perception, perception},
    scale::{Points, Rating},
    text::FunctionName,
};

/// One person's sealed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// Own rating.
    pub rating: Rating,
    /// How many of the others rate 7 or more.
    pub guess: Option<u16>,
}

/// One rating on the scale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mark {
    /// Where it stands.
    pub points: Points,
    /// From which function.
    pub function: FunctionName,
}

/// What a reveal shows of one statement. Everything is sorted, so the order of answering is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// The ratings.
    pub marks: Vec<Mark>,
    /// The functions of those who said "not mine to judge".
    pub abstained: Vec<FunctionName>,
    /// The guesses, apart from who made them: never shown per person.
    pub guesses: Vec<u16>,
    /// How far the guesses were off; none with fewer than three of them.
    pub perception: Option<Perception>,
}

impl Outcome {
    /// From the sealed answers, each with its person's function.
    pub fn of(answers: &BTreeMap<SeatId, (FunctionName, Answer)>) -> Self {
        let mut outcome = Self::default();
        let mut pairs = Vec::new();
        for (function, answer) in answers.values() {
            match answer.rating {
                Rating::Points(points) => {
                    outcome.marks.push(Mark { points, function: function.clone() });
                    pairs.extend(answer.guess.map(|guess| (points, guess)));
                }
                Rating::NotMine => outcome.abstained.push(function.clone()),
            }
            outcome.guesses.extend(answer.guess);
        }
        outcome.perception = perception(&pairs, &outcome.points());
        outcome.marks.sort();
        outcome.abstained.sort();
        outcome.guesses.sort_unstable();
        outcome
    }

    /// The ratings as numbers.
    pub fn points(&self) -> Vec<Points> {
        self.marks.iter().map(|mark| mark.points).collect()
    }
}
