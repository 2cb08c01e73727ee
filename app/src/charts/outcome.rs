//! The ratings of one statement: the strip, the guesses, the legend, the table.

use domain::{
    map::{Map, Set},
    scale::Points,
    text::FunctionName,
    tool::statements::{Mark, Outcome},
};
use leptos::prelude::*;
use texts::outcome as t;

use crate::{
    charts::{
        distribution::{guess_strip, strip},
        findings::{Finding, middle, others_say},
    },
    ui::{
        parts::{nothing, para, swatch},
        views::Views as _,
    },
    words,
};

/// The guesses, compared with the actual number.
pub fn guess_figure(outcome: &Outcome) -> AnyView {
    match others_say(outcome) {
        Some((others, fact)) => guesses(&outcome.guesses, others, Some(fact)),
        None => nothing(),
    }
}

/// What a group guessed: how many of the others say yes. Empty if too few have guessed.
pub fn guesses(guesses: &[u16], others: u16, fact: Option<u16>) -> AnyView {
    let Some(middle) = middle(guesses) else {
        return nothing();
    };
    let words = t::others_say_yes(middle.min(others), others);
    let label = match fact {
        Some(fact) => t::guesses_and_fact(&words, fact),
        None => t::guesses(&words),
    };
    let beside = fact.map(|fact| para("hint", t::in_fact(fact, others)));
    view! {
        <figure class="distribution" data-of="guess">
            <figcaption>{t::you_guessed()} " " <b>{words}</b></figcaption>
            {guess_strip(guesses, others, fact, label)}
            {beside}
        </figure>
    }
    .into_any()
}

/// One round as a strip, with how many say yes. `id` is the prefix of its ids in the DOM.
pub fn figure(id: &str, caption: &'static str, outcome: &Outcome, mine: Option<u8>) -> AnyView {
    let finding = Finding::of(outcome, &Set::new());
    let says = t::say_yes(finding.yes, finding.rated);
    let drawing = if finding.rated == 0 {
        nothing()
    } else {
        let title = t::figure(caption, &says, &finding.headline);
        strip(id, &outcome.points(), mine, title)
    };
    view! {
        <figure class="distribution">
            <figcaption>{caption} " " <b>{says}</b></figcaption>
            {drawing}
        </figure>
    }
    .into_any()
}

/// The ratings by function, in order.
pub fn by_function(marks: &[Mark]) -> Map<Option<&FunctionName>, Vec<Points>> {
    let mut by: Map<Option<&FunctionName>, Vec<Points>> = Map::new();
    for mark in marks {
        by.or_default(mark.function.as_ref()).push(mark.points);
    }
    by
}

/// The legend: which function rated what.
pub fn legend(marks: &[Mark]) -> AnyView {
    let items: Vec<AnyView> = by_function(marks)
        .into_iter()
        .map(|(function, mut places)| {
            places.dedup();
            let swatches: Vec<_> =
                places.iter().map(|place| swatch(place.get(), place.get().to_string())).collect();
            view! { <li>{swatches} " " {words::group(function)}</li> }.into_any()
        })
        .collect();
    view! {
        <ul class="functions" role="list">
            {items}
        </ul>
    }
    .into_any()
}

/// The ratings by function as a table.
pub fn table(outcome: &Outcome) -> AnyView {
    let rows = by_function(&outcome.marks)
        .into_iter()
        .map(|(function, places)| {
            let places: Vec<_> = places.iter().map(|place| place.get().to_string()).collect();
            view! {
                <tr>
                    <th scope="row">{words::group(function)}</th>
                    <td class="num">{places.join(", ")}</td>
                </tr>
            }
            .into_any()
        })
        .views();
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{t::function()}</th>
                    <th scope="col">{t::rating()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
