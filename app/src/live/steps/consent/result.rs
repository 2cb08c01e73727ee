//! The result of a consent round: everybody's position, by function, lowest first.

use domain::{Seat, map::sorted, scale::Gradient, tool::resolution::Response};
use leptos::prelude::*;
use texts::consent as t;

use crate::{
    charts::verdict::verdict_note,
    live::{shared::proxies, steps::consent::position::gradient_swatch},
    state::Room,
    ui::{
        parts::{live, nothing},
        views::Views as _,
    },
    words,
};

/// Verdict and positions.
pub fn result(room: Room) -> AnyView {
    live(move || {
        let told = room.read(|w| {
            let version = w.resolution.standing()?;
            let responses: Vec<Response> = version.shown.clone();
            Some((version.outcome()?, responses))
        });
        let Some((verdict, responses)) = told else {
            return nothing();
        };
        // The lowest positions speak first. An abstention is no opinion and comes last.
        let order = sorted((0..).zip(&responses).map(|(place, response): (usize, &Response)| {
            let abstains = response.gradient == Gradient::Abstain;
            (abstains, std::cmp::Reverse(response.gradient), &response.function, place)
        }));
        let rows = order.into_iter().map(|(.., place)| row(room, responses[place].clone()));
        let rows = rows.views();
        view! {
            {verdict_note(verdict)}
            <section class="stack" aria-labelledby="positions">
                <h3 id="positions">{t::positions()}</h3>
                <ul class="positions" role="list">{rows}</ul>
                {proxies::note(room)}
            </section>
        }
        .into_any()
    })
}

fn row(room: Room, response: Response) -> AnyView {
    let name = response.by.and_then(|by| room.people().name_of(by));
    let name = name.unwrap_or_else(|| words::whose(response.function.as_ref()));
    // Attributed positions are marked individually when they were entered by proxy.
    let entered = room.read(|w| {
        let alone = |seat: &&Seat| seat.function == response.function;
        let mut of_function = w.seats.members().filter(alone);
        let only = of_function.next().filter(|_| of_function.next().is_none());
        let whose = response.by.and_then(|by| w.seats.all.get(&by)).or(only);
        proxies::mark(whose.filter(|_| response.function.is_some()))
    });
    let entered = entered.map(|said| format!(" ({said})"));
    let part = |label: &'static str, text: Option<domain::text::Reason>| {
        text.map(|text| {
            view! {
                <p class="said">
                    <span class="hint">{label}</span>
                    " "
                    {text.to_string()}
                </p>
            }
        })
    };
    let objects = response.gradient.needs_reason();
    view! {
        <li class="position" data-objects=objects.then_some("")>
            {gradient_swatch(response.gradient)}
            <div>
                <p>
                    <b>{name}</b>
                    {entered}
                    {t::colon()}
                    {words::gradient(response.gradient)}
                </p>
                {part(t::said_why(), response.reason)}
                {part(t::said_lift(), response.lift)}
            </div>
        </li>
    }
    .into_any()
}
