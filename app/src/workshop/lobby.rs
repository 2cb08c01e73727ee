//! Before the start: who is here, by function, and who is waited for.

use domain::{Change, Seat, seat::Attendance};
use leptos::prelude::*;
use texts::lobby as t;

use crate::{
    state::{use_room, voices},
    ui::icon::{Glyph, Icon},
    ui::views::Views as _,
    words,
};

/// Who we wait for.
#[component]
pub fn Lobby() -> impl IntoView {
    let room = use_room();
    let seats = move || {
        room.read(Change::Seats, |w| {
            let here = |seat: &&Seat| {
                seat.attendance != Attendance::Removed
                    && (seat.role.is_member() || seat.role.facilitates())
            };
            let chair = w.seats.chair;
            let seats = w.seats.all.values().filter(here).cloned();
            seats.map(|seat| (chair == Some(seat.id), seat)).collect::<Vec<_>>()
        })
    };
    let place = move |(chair, seat): (bool, Seat)| {
        let here = seat.attendance == Attendance::Taken;
        let icon = if chair { Icon::Star } else { Icon::Check };
        let name = match &seat.function {
            Some(function) => function.to_string(),
            None => words::role(seat.role).to_owned(),
        };
        let fact = if seat.id == room.seat() {
            t::you()
        } else if chair {
            t::chair()
        } else if !here {
            t::not_here()
        } else if seat.veto {
            t::veto()
        } else {
            ""
        };
        view! {
            <li class:here=here>
                {here.then(|| view! { <Glyph icon=icon /> })} <span class="name">{name}</span>
                <small>{fact}</small>
            </li>
        }
    };
    view! {
        <div class="lobby stack" data-gap="l">
            <header class="ask">
                <h2>{t::title()}</h2>
                <p class="hint">
                    {move || t::still_hidden(voices::heard(room, None).words())}
                </p>
            </header>
            <ul class="roster" role="list">
                {move || seats().into_iter().map(place).views()}
            </ul>
            {super::charter::panel(room)}
            <div class="note" data-kind="info">
                <Glyph icon=Icon::Info />
                <div>
                    <strong>{t::writing_first()}</strong>
                    <p>{t::sealed()}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}
