//! The three levels in order: drafting "with whom" or "how" shows what is still split on the levels below.

use domain::{
    Workshop,
    measure::class,
    tool::{cards::Level, disconnects::Disconnect, resolution::Section, statements::Statement},
};
use leptos::prelude::*;
use texts::draft as t;

use crate::{
    state::Room,
    ui::{
        icon::Icon,
        parts::{el, list, live, note, nothing, para, plain},
    },
    words,
};

/// What is still split below the drafted level; empty if nothing is.
pub fn split(room: Room) -> AnyView {
    live(move || room.read(of))
}

fn of(w: &Workshop) -> AnyView {
    let supplier = w.resolution.draft.sections.contains_key(&Section::Supplier);
    let below: &[Level] =
        if supplier { &[Level::Problem, Level::Solution] } else { &[Level::Problem] };
    let items: Vec<String> = below.iter().flat_map(|level| open(w, *level)).collect();
    if items.is_empty() {
        return nothing();
    }
    let title = if supplier { t::split_below() } else { t::split_problem() };
    let items = items.into_iter().map(|item| el("li", "", vec![plain(item)]));
    let more = vec![list("", items.collect()), para("hint", t::split_hint())];
    note("warn", Icon::Disconnect, title, more.into_any())
}

/// Open points of a level: unsettled disconnects, and divergent ratings without a disconnect.
fn open(w: &Workshop, level: Level) -> Vec<String> {
    let unsettled = |known: &&Disconnect| known.level == level && known.settlement.is_none();
    let untalked = |one: &&Statement| {
        let last = one.second.outcome.as_ref().or(one.first.outcome.as_ref());
        let differs = last.is_some_and(|outcome| class(&outcome.points()).differs());
        let listed = w.disconnects.list.iter().any(|known| known.statement == Some(one.id));
        one.level == level && differs && !listed
    };
    let known = w.disconnects.list.iter().filter(unsettled).map(|known| {
        let (one, two) = (&known.one.function, &known.two.function);
        t::split_sides(words::level(level), words::disconnect_title(known), one, two)
    });
    let rated = w.statements.agreements().filter(untalked);
    let rated = rated.map(|one| t::split_rated(words::level(level), &one.text));
    known.chain(rated).collect()
}
