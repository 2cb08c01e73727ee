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
    /// From which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
}

/// What a reveal shows of one statement. Everything is sorted, so the order of answering is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// The ratings.
    pub marks: Vec<Mark>,
    /// The functions of those who said "not mine to judge".
    pub abstained: Vec<Option<FunctionName>>,
    /// The guesses, apart from who made them: never shown per person, and so none of fewer than three.
    pub guesses: Vec<u16>,
    /// How far the guesses were off; none with fewer than three of them.
    pub perception: Option<Perception>,
    /// How those moved who rated in the round before too; none in the first round and for fewer than three.
    pub moved: Option<Moved>,
}

/// How many of those who rated a statement twice stand elsewhere now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved {
    /// How many rate it higher.
    pub up: u16,
    /// How many rate it lower.
    pub down: u16,
    /// How many rate it as before.
    pub same: u16,
}

/// What was guessed, sorted; `None` with fewer than three guesses.
pub(super) fn guesses(answers: &Sealed) -> Option<Vec<u16>> {
    let guesses = sorted(answers.values().filter_map(|(_, answer)| answer.guess));
    (guesses.len() >= ANONYMITY_MIN).then_some(guesses)
}

/// The sealed answers of one round, each with its person's function.
type Sealed = Map<SeatId, (FunctionName, Answer)>;

impl Outcome {
    /// From the sealed answers, those of the round before where there was one, and what was promised about them.
    pub fn of(answers: &Sealed, before: Option<&Sealed>, promised: Visibility) -> Self {
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
        if promised == Visibility::Anonymous {
            outcome.take_names();
        }
        outcome.marks = sorted(outcome.marks);
        outcome.abstained = sorted(outcome.abstained);
        outcome
    }

    /// Takes away the functions that would point at persons: those of fewer than three, and as many more as it takes that
    /// whoever is left over is not fewer than three either. Of fewer than three ratings in all nothing is left.
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
        let mut kept = sorted(enough.map(|(function, count)| (*count, function.clone())));
        // Whoever abstained is left over too: who took part is known.
        let named = kept.iter().map(|(count, _)| count).sum::<usize>();
        let mut left = self.marks.len() + self.abstained.len() - named;
        while (1..ANONYMITY_MIN).contains(&left) && !kept.is_empty() {
            left += kept.remove(0).0;
        }
        for mark in &mut self.marks {
            mark.function.take_if(|function| !kept.iter().any(|(_, known)| known == function));
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

/// What one person rated in both rounds.
pub(super) fn both(before: &Sealed, after: &Sealed, seat: SeatId) -> Option<(Points, Points)> {
    let of = |answers: &Sealed| match answers.get(&seat)?.1.rating {
        Rating::Points(points) => Some(points),
        Rating::NotMine => None,
    };
    Some((of(before)?, of(after)?))
}
