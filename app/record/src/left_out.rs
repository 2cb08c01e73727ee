//! What the record does not contain.

use domain::{Workshop, tool::agenda::Round};
use texts::record as t;

pub(crate) fn left_out(workshop: &Workshop) -> Vec<String> {
    let mut left_out = vec![t::without_authors()];
    if workshop.customers_only.is_partial {
        left_out.push(t::without_private_sessions());
    }
    if workshop.cards.any_sealed() {
        left_out.push(t::without_cards());
    }
    let rounds = [Round::First, Round::Second];
    if rounds.iter().any(|round| workshop.statements.any_sealed(*round)) {
        left_out.push(t::without_ratings());
    }
    if workshop.resolution.versions.last().is_some_and(|version| !version.revealed) {
        left_out.push(t::without_positions());
    }
    // Those above have lines of their own.
    let above = ["cards", "statements", "resolution"];
    if workshop.unrevealed().iter().any(|tool| !above.contains(tool)) {
        left_out.push(t::without_answers());
    }
    if workshop.cards.iter().any(|card| card.hidden) {
        left_out.push(t::without_hidden());
    }
    if workshop.resolution.versions.len() > 1 {
        left_out.push(t::without_versions());
    }
    left_out.into_iter().map(ToOwned::to_owned).collect()
}
