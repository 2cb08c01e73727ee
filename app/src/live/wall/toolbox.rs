//! What the wall shows of the toolbox's steps: whose turn it is, what was found, asked for and shown.

use domain::{Workshop, tool::one_two_four_all::GroupNote};
use leptos::prelude::*;
use texts::toolbox as t;

use crate::{ui::views::Views as _, words::toolbox};

/// Lines that can be read from the back of a room.
const LINES: usize = 4;

fn lines(all: Vec<String>) -> Option<AnyView> {
    let line = |line: String| view! { <p class="words">{line}</p> }.into_any();
    (!all.is_empty()).then(|| all.into_iter().take(LINES).map(line).views().into_any())
}

/// The function that speaks now, as everybody in the room sees it.
pub(super) fn speaker(w: &Workshop) -> Option<AnyView> {
    let seat = w.seats.all.get(&w.round_robin.speaker()?)?;
    let function = seat.function.as_ref()?.to_string();
    Some(
        view! {
            <p class="label">{t::speaks()}</p>
            <h2>{function}</h2>
        }
        .into_any(),
    )
}

/// What pairs and fours found, once all are together.
pub(super) fn notes(w: &Workshop) -> Option<AnyView> {
    let shown = |note: &&GroupNote| note.group.is_empty();
    lines(w.one_two_four_all.notes.iter().filter(shown).map(|note| note.text.to_string()).collect())
}

/// The last requests, with the word each was answered with.
pub(super) fn requests(w: &Workshop) -> Option<AnyView> {
    let line = |request: &domain::tool::requests::Request| {
        let who = t::from_to(request.from.as_str(), request.to.as_str());
        format!("{who}: {} ({})", request.text, toolbox::request_answer(request.answer))
    };
    lines(w.requests.list.iter().rev().take(LINES).map(line).collect())
}

/// The hands of the last check, once they are shown.
pub(super) fn hands(w: &Workshop) -> Option<AnyView> {
    lines(toolbox::hands(w.temperature.checks.last()?.shown.as_ref()?))
}

/// What was good and what to change, once all sheets are shown.
pub(super) fn sheets(w: &Workshop) -> Option<AnyView> {
    let shown = w.plus_delta.sheets.shown.as_ref()?;
    let part = |title: &str, texts: Vec<String>| {
        let title = title.to_owned();
        lines(texts).map(|lines| view! { <p class="label">{title}</p> {lines} }.into_any())
    };
    let plus = shown.iter().filter_map(|sheet| sheet.plus.as_ref()).map(ToString::to_string);
    let delta = shown.iter().filter_map(|sheet| sheet.delta.as_ref()).map(ToString::to_string);
    let parts =
        [part(t::plus(), plus.take(2).collect()), part(t::delta(), delta.take(2).collect())];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.into_iter().views().into_any())
}
