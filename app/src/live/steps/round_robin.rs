//! Round robin: everybody speaks once, in random order.

use domain::{
    Workshop,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        round_robin::{Command, RoundRobin},
    },
};
use leptos::prelude::*;
use texts::round_robin as t;

use crate::{
    live::{
        shared::who::person,
        steps::frame::{drawn, frame, somebody, takes_part},
    },
    state::use_room,
    ui::{
        controls::button,
        icon::Icon,
        parts::{badge, buttons, el, empty, live, plain},
    },
};

/// The order, and whose turn it is.
pub fn round_robin(step: &Step) -> AnyView {
    let room = use_room();
    let id = step.id;
    let body = live(move || {
        let turns = room.read(|w| w.round_robin.in_step(id, RoundRobin::clone));
        if turns.order.is_empty() {
            return empty(Icon::People, t::no_order());
        }
        let row = |(at, seat)| {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            let mark = match at.cmp(&turns.at) {
                std::cmp::Ordering::Less => badge("", t::has_spoken()),
                std::cmp::Ordering::Equal => badge("accent", t::speaks()),
                std::cmp::Ordering::Greater => ().into_any(),
            };
            el("li", "row", vec![plain(person(room, seat)), plain(" "), mark])
        };
        let rows = turns.order.iter().copied().enumerate().map(row).collect();
        let mine =
            turns.speaker() == Some(room.peek_seat()) && takes_part(room, id, Activity::RoundRobin);
        let pass = mine.then(|| button("", None, t::pass(), move || room.send(Command::Pass)));
        vec![el("ol", "stack panel order", rows), buttons(pass.into_iter().collect())].into_any()
    });
    frame(room, step, vec![body], move || {
        let round = room.read(|w| w.round_robin.in_step(id, RoundRobin::clone));
        let (at, spoken) = (round.at, round.speaker().is_none());
        let draw = somebody(room).then(|| {
            let class = if spoken { "primary" } else { "quiet" };
            button(class, Some(Icon::People), t::draw(), move || {
                room.send(Command::Draw { order: drawn(room) });
            })
        });
        let next = (!spoken).then(|| {
            button("primary", None, t::next_speaker(), move || {
                room.send(Command::Next { from: at });
            })
        });
        draw.into_iter().chain(next).collect()
    })
}

/// The function that speaks now, as everybody in the room sees it.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let seat = w.seats.all.get(&w.round_robin.now(&w.agenda, RoundRobin::speaker)?)?;
    let function = seat.function.as_ref()?.to_string();
    Some(
        view! {
            <p class="label">{t::speaks()}</p>
            <h2>{function}</h2>
        }
        .into_any(),
    )
}
