//! What facilitators see of the signals: raised hands in order, and who is done. Process, never content.

use domain::{
    id::SeatId,
    powers::Power,
    tool::{agenda::Activity, signals::Command},
};
use leptos::prelude::*;
use texts::signals as t;
use uuid::Uuid;

use crate::{
    live::{
        shared::{gate::missing, who::person},
        steps::{answers::Answers, screen_of},
    },
    state::Room,
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        parts::{each, el, fold, live, nothing, para, plain, section, text, when},
    },
    words,
};

/// Raised hands, in order.
pub fn hands(room: Room) -> AnyView {
    let raised = move || room.read(|w| w.signals.hands.clone());
    when(
        move || !raised().is_empty(),
        move || {
            let ids = move || raised().into_iter().map(|seat| seat.0).collect();
            let rows = each(ids, move |id| raised_hand(room, SeatId(id)));
            let rows = view! { <ol class="hands" role="list">{rows}</ol> }.into_any();
            section(t::hands(), vec![rows])
        },
    )
}

/// Whether answering means being done: then the list of answers shows it.
pub fn counts_voices(activity: Activity) -> bool {
    matches!(screen_of(activity).answers, Answers::Once(_))
}

/// Who is done, once the workshop runs.
pub fn who_is_done(room: Room) -> AnyView {
    let runs = move || {
        room.read(|w| {
            let step = w.agenda.current().filter(|_| !w.agenda.closed);
            step.is_some_and(|step| !counts_voices(step.activity))
        })
    };
    when(runs, move || section(t::with_this_step(), progress(room)))
}

fn raised_hand(room: Room, seat: SeatId) -> AnyView {
    let spoken = move || {
        view! {
            <button
                type="button"
                class="button quiet small"
                aria-label=t::has_spoken_who(untrack(|| person(room, seat)))
                on:click=move |_| room.send(Command::Lower { seat })
            >
                {t::has_spoken()}
            </button>
        }
        .into_any()
    };
    view! {
        <li>
            <Glyph icon=Icon::Hand />
            <span>{text(move || person(room, seat))}</span>
            {when(move || room.is_chair() && room.may(Power::Drive), spoken)}
        </li>
    }
    .into_any()
}

/// The members who are done with this step, or those who are not; tracked.
fn members(room: Room, done: bool) -> Vec<Uuid> {
    room.read(|w| {
        // People without a device cannot press a button.
        let members = w.seats.members().filter(|seat| !seat.proxy).map(|seat| seat.id);
        let members = members.filter(|seat| w.signals.ready.contains(seat) == done);
        members.map(|seat| seat.0).collect()
    })
}

/// Who is not done with this step, in words; tracked.
pub fn not_done(room: Room) -> String {
    let open = members(room, false).into_iter().map(|id| person(room, SeatId(id)));
    words::and(&open.collect::<Vec<String>>())
}

fn progress(room: Room) -> Vec<AnyView> {
    let count = move || {
        let (done, open) = (members(room, true).len(), members(room, false).len());
        t::done_of(done, done + open)
    };
    let names = move |title: &'static str, done: bool| {
        let row = move |id| view! { <li>{text(move || person(room, SeatId(id)))}</li> }.into_any();
        let rows = view! { <ul role="list">{each(move || members(room, done), row)}</ul> };
        let nobody = when(move || members(room, done).is_empty(), || para("hint", t::nobody()));
        el("div", "", vec![el("h3", "", vec![plain(title)]), rows.into_any(), nobody])
    };
    let both = vec![names(t::open_list(), false), names(t::done_list(), true)];
    vec![
        el("p", "hint", vec![text(count)]),
        fold(t::by_name(), el("div", "who-is-done", both)),
        live(move || remind(room)),
    ]
}

/// The chair's reminder. While the gate lists something missing, it is shown there instead.
fn remind(room: Room) -> AnyView {
    if !room.is_chair() || !room.may(Power::Drive) || !missing(room).is_empty() {
        return nothing();
    }
    if room.read(|w| w.signals.nudged) {
        return para("hint", t::nudged());
    }
    if members(room, false).is_empty() {
        return nothing();
    }
    button("small", Some(Icon::Hand), t::nudge(), move || room.send(Command::Nudge))
}
