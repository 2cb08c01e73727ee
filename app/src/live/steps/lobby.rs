//! Before the start: who is here, per function, and who is missing.

use domain::{
    Seat,
    powers::Power,
    seat::Attendance,
    tool::agenda::{Activity, Step},
};
use leptos::prelude::*;
use texts::lobby as t;

use crate::{
    browser::{clock, keys},
    live::shared::{
        charter,
        chunk::{Chunk, Loaded, from_chunk},
        early::prepared_early,
        presence, proxies,
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        memo,
        parts::{buttons, nothing, when},
        views::Views as _,
    },
    words,
};

/// The waiting room.
pub fn lobby() -> AnyView {
    let room = use_room();
    // Said only where it is true: an agenda may do without sealed writing.
    let writes = move || {
        let is_write = |step: &Step| matches!(step.activity, Activity::Write { sealed: true });
        room.read(|w| w.agenda.steps.iter().any(is_write))
    };
    let seats = move || {
        room.read(|w| {
            let here = |seat: &&Seat| {
                seat.attendance != Attendance::Removed
                    && (seat.role.is_member() || seat.role.facilitates())
            };
            let chair = w.seats.chair;
            let seats = w.seats.all.values().filter(here).cloned();
            seats.map(|seat| (chair == Some(seat.id), seat)).collect::<Vec<_>>()
        })
    };
    let drives = memo(move || room.may(Power::Drive));
    let admits = memo(move || room.may(Power::Admit));
    let place = move |(chair, seat): (bool, Seat)| {
        let here = seat.attendance == Attendance::Joined;
        let icon = if chair { Icon::Star } else { Icon::Check };
        let name = match &seat.function {
            Some(function) => function.to_string(),
            None => words::role(seat.role).to_owned(),
        };
        let fact = if seat.id == room.peek_seat() {
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
                <h2>{move || starts(room).unwrap_or_else(|| t::title().to_owned())}</h2>
                <p class="hint">
                    {move || t::still_hidden(room.read(presence::joined).words())}
                </p>
            </header>
            <ul class="roster" role="list">
                {move || seats().into_iter().map(place).views()}
            </ul>
            {proxies::gaps(room)}
            {when(move || admits.get(), || buttons(vec![invite()]))}
            {when(move || drives.get(), move || schedule(room))}
            {prepared_early(room)}
            {charter::panel(room)}
            <div class="note" data-kind="info">
                <Glyph icon=Icon::Info />
                <div>
                    {when(writes, || view! { <strong>{t::writing_first()}</strong> }.into_any())}
                    <p>{t::sealed()}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Opens the list of people, where they can be invited.
fn invite() -> AnyView {
    button("", Some(Icon::People), t::invite(), || keys::press(".people-button"))
}

/// The planned start in the reader's time zone, if one was set; tracked.
pub fn starts(room: Room) -> Option<String> {
    let at = room.read(|w| w.agenda.starts_at)?;
    Some(t::starts(clock::day(at), clock::hours_minutes(at)))
}

/// The chair's field for date and time.
fn schedule(room: Room) -> AnyView {
    from_chunk(Chunk::Lead, nothing, move |loaded| {
        let Loaded::Lead(parts) = loaded else { return None };
        Some((parts.schedule)(room))
    })
}
