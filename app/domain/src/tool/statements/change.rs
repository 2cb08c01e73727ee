//! Whether a group came closer between its two rounds, over all statements at once.

use super::{Statement, outcome::both};
use crate::{
    id::SeatId,
    measure::{Clarity, Rounds, clarity},
};

/// Compares the two rounds of those who rated in both. A row with holes has no distance, so either those are left out
/// who abstained or came late somewhere, or the statements on which somebody did: whichever keeps more people.
pub(super) fn clarity_of(list: &[Statement]) -> Clarity {
    let rated = |one: &Statement, seat: SeatId| both(&one.first.sealed, &one.second.sealed, seat);
    let twice: Vec<&Statement> = list
        .iter()
        .filter(|one| one.second.sealed.keys().any(|seat| rated(one, *seat).is_some()))
        .collect();
    let mut seats: Vec<SeatId> = twice
        .iter()
        .flat_map(|one| {
            one.second.sealed.keys().copied().filter(|seat| rated(one, *seat).is_some())
        })
        .collect();
    seats.sort_unstable();
    seats.dedup();
    let everyones: Vec<&Statement> = twice
        .iter()
        .copied()
        .filter(|one| seats.iter().all(|seat| rated(one, *seat).is_some()))
        .collect();
    let rows = |statements: &[&Statement]| -> Vec<Rounds> {
        let row = |seat: &SeatId| {
            let pairs = statements.iter().map(|one| rated(one, *seat));
            let (before, after) = pairs.collect::<Option<Vec<_>>>()?.into_iter().unzip();
            Some(Rounds { before, after })
        };
        if statements.is_empty() { Vec::new() } else { seats.iter().filter_map(row).collect() }
    };
    let (of_all, of_everyones) = (rows(&twice), rows(&everyones));
    clarity(if of_everyones.len() > of_all.len() { &of_everyones } else { &of_all })
}
