//! Customers only, on screens: the switch, the band that says it is on, the page of whoever is out of the room, and what the
//! group keeps to itself until it is released.

use domain::{
    Change, Side, Workshop,
    powers::Power,
    seat::Attendance,
    tool::customers_only::{Command, Item},
};
use leptos::prelude::*;

use super::tools::{
    controls::button,
    parts::{buttons, el, fold, list, live, nothing, opening, para, when, words},
};
use crate::{
    state::{Room, memo},
    ui::icon::{Glyph, Icon},
    words as say,
};

/// Whether this seat is out of the room now, tracked.
pub fn is_out(room: Room) -> bool {
    let seat = room.seat();
    room.read_all(&[Change::CustomersOnly, Change::Seats], |w| {
        let inside = w.viewer(seat).is_some_and(|viewer| viewer.inside);
        w.customers_only.on.is_some() && !inside
    })
}

/// The whole page of whoever is out of the room.
pub fn out_page() -> AnyView {
    let inside = vec![
        view! { <Glyph icon=Icon::Lock /> }.into_any(),
        el("h2", "", vec![words("The customers are among themselves.")]),
        para(
            "",
            "You are back here as soon as the Mobilizer lets you in again. Nothing to do until then.",
        ),
        para(
            "hint",
            "Nothing of what is said meanwhile reaches this page, now or later, unless they release it.",
        ),
    ];
    el("div", "empty", inside)
}

/// The band that tells the customers that the seller is out, and the Mobilizer how to end it.
pub fn band(room: Room) -> AnyView {
    let on = move || room.read(Change::CustomersOnly, |w| w.customers_only.on.is_some());
    let ends = memo(move || room.may(Power::KeepApart));
    when(on, move || {
        let end = when(
            move || ends.get(),
            move || {
                button("small", None, "Let the seller in again", move || room.send(Command::End))
            },
        );
        view! {
            <div class="among-bar" role="status">
                <Glyph icon=Icon::Lock />
                <span>
                    <b>"Customers only. "</b>
                    "The seller is out of the room and learns nothing of this."
                </span>
                {end}
            </div>
        }
        .into_any()
    })
}

/// The Mobilizer's switch, and what is kept.
pub fn desk(room: Room) -> AnyView {
    let may = memo(move || room.may(Power::KeepApart));
    let on = memo(move || room.read(Change::CustomersOnly, |w| w.customers_only.on.is_some()));
    vec![
        when(
            move || may.get() && !on.get(),
            move || fold("Customers only: ask the seller out", ask_out(room)),
        ),
        when(move || may.get(), move || live(move || kept(room))),
    ]
    .into_any()
}

fn ask_out(room: Room) -> AnyView {
    let start = move |wall: bool| move || room.send(Command::Start { wall });
    let hint = "The seller waits on an empty page and learns nothing, now or later, unless you release it.";
    let all = vec![
        button("small", Some(Icon::Lock), "The wall stays with us", start(true)),
        button("small", Some(Icon::Lock), "The wall waits too", start(false)),
    ];
    el("div", "stack", vec![para("hint", hint), live(move || had_links(room)), buttons(all)])
}

/// Whose links the seller has had in hand: whoever has a link can look through it.
fn had_links(room: Room) -> AnyView {
    let functions: Vec<String> = room.read(Change::Seats, |w| {
        let had = w.seats.all.values().filter(|seat| {
            seat.by_seller && seat.role.is_member() && seat.attendance != Attendance::Removed
        });
        had.map(|seat| say::whose(seat.function.as_ref())).collect()
    });
    if functions.is_empty() {
        return nothing();
    }
    let functions = say::and(&functions);
    para(
        "hint",
        format!(
            "The seller has had the links of {functions}: renew them in the list of people to be sure that nobody looks through them."
        ),
    )
}

/// What the group has said among itself: one button each lets the seller see it, as it stands.
fn kept(room: Room) -> AnyView {
    let kept = room.read(Change::CustomersOnly, |w| w.customers_only.kept.clone());
    if kept.is_empty() {
        return nothing();
    }
    let count = kept.len();
    let row = |item: Item| {
        let what = room.peek(|w| name(w, item));
        let release =
            button("quiet small", Some(Icon::Reveal), "Let the seller see it", move || {
                room.send(Command::Release { item });
            });
        el("li", "stack", vec![el("span", "words", vec![words(what)]), release])
    };
    let rows = kept.iter().copied().map(row).collect();
    let hint = para("hint", "Said among yourselves. The seller knows none of it.");
    fold(
        format!("What only you know ({count})"),
        el("div", "stack", vec![hint, list("kept", rows)]),
    )
}

/// What an item is called.
fn name(w: &Workshop, item: Item) -> String {
    match item {
        Item::Card(id) => w.cards.open(id).map(|card| opening(card.text.as_str())),
        Item::Statement(id) => w.statements.get(id).map(|known| opening(known.text.as_str())),
        Item::Disconnect(id) => w.disconnects.get(id).map(|known| known.title.to_string()),
        Item::Themes => Some("The themes".to_owned()),
        Item::Links => Some("What depends on what".to_owned()),
        Item::Resolution => Some("The resolution, with its versions".to_owned()),
        Item::Costs => Some("What staying costs".to_owned()),
        Item::Glossary => Some("Our words".to_owned()),
        Item::Whereabouts => Some("Where you say you are".to_owned()),
        Item::Negotiables => Some("What can move, and the trades".to_owned()),
        Item::Votes => Some("The votes".to_owned()),
    }
    .unwrap_or_else(|| "Something that is gone".to_owned())
}

/// A mark on what the seller does not know; nothing for whoever is not a customer.
pub fn mark(room: Room, item: Item) -> AnyView {
    let customer = move || room.me().is_some_and(|me| me.role.side() == Side::Customer);
    let kept = move || room.read(Change::CustomersOnly, |w| w.customers_only.kept.contains(&item));
    when(
        move || kept() && customer(),
        || {
            view! {
                <p class="hint kept-mark">
                    <Glyph icon=Icon::Lock />
                    " Customers only"
                </p>
            }
            .into_any()
        },
    )
}
