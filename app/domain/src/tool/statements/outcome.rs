//! What a reveal shows of one statement: the distribution, without persons and without order.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId,
        limits::ANONYMITY_MIN,
        map::{Map, sorted},
        scale::{Points, Rating},
        text::FunctionName,
        visibility::Visibility,
    },
    measure::{Perception, movement, perception},
};

/// One person's sealed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    pub rating: Rating,
    /// How many of the others the person expects to rate 7 or more. `None` without a guess.
    pub guess: Option<u16>,
}

/// One rating on the scale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mark {
    pub points: Points,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
}

/// What a reveal shows of one statement. Sorted, so the order of answering is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    pub marks: Vec<Mark>,
    /// The functions of those who abstained; `None` when anonymous.
    pub abstained: Vec<Option<FunctionName>>,
    /// Never shown per person, and so empty below three.
    pub guesses: Vec<u16>,
    /// `None` with fewer than three guesses.
    pub perception: Option<Perception>,
    /// Movement of those who also rated in the first round; `None` in the first round and below three people.
    pub moved: Option<Moved>,
}

/// How people moved who rated a statement in both rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved {
    /// Number of people with a higher rating.
    pub up: u16,
    /// Number of people with a lower rating.
    pub down: u16,
    /// Number of people with the same rating.
    pub same: u16,
}

/// The guesses, sorted; `None` with fewer than three.
pub(super) fn guesses(answers: &Sealed) -> Option<Vec<u16>> {
    let guesses = sorted(answers.values().filter_map(|(_, answer)| answer.guess));
    (guesses.len() >= ANONYMITY_MIN).then_some(guesses)
}

/// The sealed answers of one round, each with its person's function.
type Sealed = Map<SeatId, (FunctionName, Answer)>;

impl Outcome {
    /// Builds the outcome from the sealed answers, those of the round before if there was one, and the visibility.
    pub fn of(answers: &Sealed, before: Option<&Sealed>, visibility: Visibility) -> Self {
        let mut outcome = Self::default();
        let mut pairs = Vec::new();
        for (function, answer) in answers.values() {
            match answer.rating {
                Rating::Points(points) => {
                    outcome.marks.push(Mark { points, function: Some(function.clone()) });
                    pairs.extend(answer.guess.map(|guess| (points, guess)));
                }
                Rating::NotMine => outcome.abstained.push(Some(function.clone())),
            }
        }
        outcome.guesses = guesses(answers).unwrap_or_default();
        outcome.moved = before.and_then(|before| moved(before, answers));
        outcome.perception = perception(&pairs, &outcome.points());
        if visibility == Visibility::Anonymous {
            outcome.take_names();
        }
        outcome.marks = sorted(outcome.marks);
        outcome.abstained = sorted(outcome.abstained);
        outcome
    }

    /// Removes functions that would point at persons: those of fewer than three people, and further ones until at
    /// least three people are left over. Below three ratings in total nothing is shown.
    fn take_names(&mut self) {
        self.abstained.iter_mut().for_each(|function| *function = None);
        if self.marks.len() < ANONYMITY_MIN {
            self.marks.clear();
            self.perception = None;
        }
        let mut counts: Map<FunctionName, usize> = Map::new();
        for function in self.marks.iter().filter_map(|mark| mark.function.clone()) {
            *counts.or_default(function) += 1;
        }
        let enough = counts.iter().filter(|(_, count)| **count >= ANONYMITY_MIN);
        let mut named_functions =
            sorted(enough.map(|(function, count)| (*count, function.clone())));
        // People who abstained are left over too: it is known who took part.
        let named = named_functions.iter().map(|(count, _)| count).sum::<usize>();
        let mut left = self.marks.len() + self.abstained.len() - named;
        while (1..ANONYMITY_MIN).contains(&left) && !named_functions.is_empty() {
            left += named_functions.remove(0).0;
        }
        for mark in &mut self.marks {
            mark.function
                .take_if(|function| !named_functions.iter().any(|(_, known)| known == function));
        }
    }

    /// The ratings as numbers.
    pub fn points(&self) -> Vec<Points> {
        self.marks.iter().map(|mark| mark.points).collect()
    }
}

fn moved(before: &Sealed, after: &Sealed) -> Option<Moved> {
    let pairs: Vec<_> = after.keys().filter_map(|seat| both(before, after, *seat)).collect();
    let moved = movement(&pairs).filter(|_| pairs.len() >= ANONYMITY_MIN)?;
    Some(Moved { up: moved.up, down: moved.down, same: moved.same })
}

/// One person's ratings in both rounds.
pub(super) fn both(before: &Sealed, after: &Sealed, seat: SeatId) -> Option<(Points, Points)> {
    let of = |answers: &Sealed| match answers.get(&seat)?.1.rating {
        Rating::Points(points) => Some(points),
        Rating::NotMine => None,
    };
    Some((of(before)?, of(after)?))
}
