//! Whether a group came closer between its two rounds, over all statements at once.

use super::{Statement, outcome::both};
use crate::measure::{Clarity, Rounds, clarity};

/// Compares the two rounds of those who rated everything in both that anybody rated in both. Whoever came later
/// or abstained somewhere is left out: a row with holes has no distance.
pub(super) fn clarity_of(list: &[Statement]) -> Clarity {
    let twice: Vec<&Statement> = list
        .iter()
        .filter(|one| one.first.voices.count > 0 && one.second.voices.count > 0)
        .collect();
    let Some(any) = twice.first() else {
        return Clarity::TooFew;
    };
    let people: Vec<Rounds> = any
        .second
        .sealed
        .keys()
        .filter_map(|seat| {
            let pairs = twice.iter().map(|one| both(&one.first.sealed, &one.second.sealed, *seat));
            let (before, after) = pairs.collect::<Option<Vec<_>>>()?.into_iter().unzip();
            Some(Rounds { before, after })
        })
        .collect();
    clarity(&people)
}
