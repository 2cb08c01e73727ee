//! Whether a group came closer between its two rounds, over all statements at once.

use crate::{
    base::{id::SeatId, map::Set},
    measure::{self, Clarity, Movement, Rounds, clarity, movement},
    tool::statements::{Asks, Statement, outcome::both},
};

/// Compares the two rounds of people who rated in both. Rows with holes have no distance, so either the people or the
/// statements with a hole are left out: whichever leaves more people.
pub(super) fn clarity_of(list: &[Statement]) -> Clarity {
    let rated = |one: &Statement, seat: SeatId| both(&one.first.sealed, &one.second.sealed, seat);
    let twice: Vec<&Statement> = list
        .iter()
        .filter(|one| one.asks == Asks::Agreement)
        .filter(|one| one.second.sealed.keys().any(|seat| rated(one, *seat).is_some()))
        .collect();
    let seats: Set<SeatId> = twice
        .iter()
        .flat_map(|one| {
            one.second.sealed.keys().copied().filter(|seat| rated(one, *seat).is_some())
        })
        .collect();
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

/// Whether the group came closer between its two rounds while its median ambition fell by two points or more.
pub(super) fn settled_for_less(list: &[Statement]) -> bool {
    let moved = |one: &Statement| {
        let seats = one.second.sealed.keys();
        let pairs: Vec<_> =
            seats.filter_map(|seat| both(&one.first.sealed, &one.second.sealed, *seat)).collect();
        movement(&pairs)
    };
    let of = |asks: Asks| list.iter().filter(move |one| one.asks == asks).filter_map(moved);
    let closer: i32 = of(Asks::Agreement).filter_map(|moved| moved.divergence).map(i32::from).sum();
    let Some(ambition) = of(Asks::Ambition).next() else { return false };
    let divergence = Some(i16::try_from(closer.signum()).unwrap_or_default());
    measure::settled_for_less(&Movement { divergence, ..ambition }, &ambition)
}
