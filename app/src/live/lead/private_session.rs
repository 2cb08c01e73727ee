//! Customers only, on screens: the switch, the banner while it is on, the page of people outside, and the withheld
//! items that can be released.

use domain::{
    Workshop,
    powers::Power,
    seat::Attendance,
    tool::customers_only::{Command, Item},
};
use leptos::prelude::*;
use texts::private_session as t;

use crate::{
    live::shared::private_session::is_out,
    state::{Room, ToastKind},
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        memo,
        parts::{
            badge, buttons, either, el, fold, list, live, nothing, opening, para, plain, when,
        },
    },
    words,
};

/// The complete page of a person outside.
pub fn out_page() -> AnyView {
    let inside = vec![
        view! { <Glyph icon=Icon::Lock /> }.into_any(),
        el("h2", "", vec![plain(t::out())]),
        para("", t::out_until()),
        para("hint", t::out_nothing()),
    ];
    el("div", "empty", inside)
}

/// The banner that tells the customers that the seller is outside, and the Mobilizer how to end it.
pub fn band(room: Room) -> AnyView {
    let on = move || room.read(|w| w.customers_only.on.is_some());
    let ends = memo(move || room.may(Power::HoldPrivateSession));
    when(on, move || {
        let end = when(
            move || ends.get(),
            move || {
                button("small", None, t::end(), move || {
                    room.send(Command::End);
                    let withheld = room.peek(|w| w.customers_only.withheld.len());
                    if withheld > 0 {
                        room.toast(ToastKind::Plain, t::stays(withheld));
                    }
                })
            },
        );
        view! {
            <div class="notice-bar" role="status">
                <Glyph icon=Icon::Lock />
                <span>
                    <b>{t::band()}</b>
                    " "
                    {t::band_means()}
                </span>
                {end}
            </div>
        }
        .into_any()
    })
}

/// On a wall that shows the private session: that it is for nobody else.
pub fn wall_mark(room: Room) -> AnyView {
    let on = move || room.read(|w| w.customers_only.on.is_some());
    when(move || on() && !is_out(room), || badge("outline", t::mark()))
}

/// The Mobilizer's switch, and what is withheld.
pub fn controls(room: Room) -> AnyView {
    let may = memo(move || room.may(Power::HoldPrivateSession));
    let on = memo(move || room.read(|w| w.customers_only.on.is_some()));
    vec![
        when(move || may.get() && !on.get(), move || fold(t::ask_out(), ask_out(room))),
        when(move || may.get(), move || live(move || withheld(room))),
    ]
    .into_any()
}

fn ask_out(room: Room) -> AnyView {
    let start = move |wall: bool| move || room.send(Command::Start { wall });
    let all = vec![
        button("small", Some(Icon::Lock), t::wall_stays(), start(true)),
        button("small", Some(Icon::Lock), t::wall_waits(), start(false)),
    ];
    let hint = para("hint", t::ask_out_means());
    el("div", "stack", vec![hint, live(move || had_links(room)), buttons(all)])
}

/// The functions whose links the seller created and may still have: a link shows everything its seat can see.
fn had_links(room: Room) -> AnyView {
    let functions: Vec<String> = room.read(|w| {
        let had = w.seats.all.values().filter(|seat| {
            seat.by_seller && seat.role.is_member() && seat.attendance != Attendance::Removed
        });
        had.map(|seat| words::whose(seat.function.as_ref())).collect()
    });
    if functions.is_empty() {
        return nothing();
    }
    para("hint", t::had_links(words::and(&functions)))
}

/// What was said in private: one button per item releases it to the seller as it stands.
fn withheld(room: Room) -> AnyView {
    let withheld = room.read(|w| w.customers_only.withheld.clone());
    if withheld.is_empty() {
        return nothing();
    }
    let count = withheld.len();
    let row = |item: Item| {
        let what = room.peek(|w| name(w, item));
        // Releasing cannot be undone, and the next item moves up to where this one was.
        let asking = RwSignal::new(false);
        let release = either(
            move || asking.get(),
            move || {
                let yes = move || room.send(Command::Release { item });
                buttons(vec![
                    button("small", Some(Icon::Reveal), t::release_now(), yes),
                    button("quiet small", None, t::keep(), move || asking.set(false)),
                ])
            },
            move || {
                let ask = move || asking.set(true);
                button("quiet small", Some(Icon::Reveal), t::release(), ask)
            },
        );
        el("li", "stack", vec![el("span", "words", vec![plain(what)]), release])
    };
    let rows = withheld.iter().copied().map(row).collect();
    let hint = para("hint", t::kept_means());
    fold(t::kept(count), el("div", "stack", vec![hint, list("withheld", rows)]))
}

/// The name of an item.
fn name(w: &Workshop, item: Item) -> String {
    let known = match item {
        Item::Card(id) => w.cards.open(id).map(|card| opening(card.text.as_str())),
        Item::Statement(id) => w.statements.get(id).map(|known| opening(known.text.as_str())),
        Item::Disconnect(id) => w.disconnects.get(id).map(words::disconnect_title),
        whole => Some(texts::kept(whole.tool()).to_owned()),
    };
    known.unwrap_or_else(|| t::gone().to_owned())
}
