//! The spotlight: one thing that the chair has put on every screen, enlarged, and the buttons for it.

use domain::tool::{
    agenda::{Command, Spotlight},
    customers_only::Item,
    disconnects::EndSide,
};
use leptos::prelude::*;
use texts::spotlight as t;

use crate::{
    state::Room,
    ui::{
        controls::{self, switch},
        icon::{Glyph, Icon},
        memo,
        parts::{el, live, nothing, para, plain, when},
    },
    words,
};

/// The spotlight, above the stage; empty if it is off. Announced when it changes.
pub fn band(room: Room) -> AnyView {
    let current = memo(move || room.read(|w| w.agenda.spotlight));
    let shown =
        live(move || current.get().map_or_else(nothing, |spotlight| shown(room, spotlight)));
    let takes = move || current.get().is_some() && room.is_chair();
    let away = move || {
        controls::button("small", Some(Icon::Close), t::take_away(), move || set(room, None))
    };
    let known = move || current.get().is_some_and(|spotlight| name(room, spotlight).is_some());
    let class = move || if known() { "spotlight on" } else { "spotlight" };
    view! {
        <section class=class aria-label=move || current.get().map(|_| t::on_every_screen())>
            <div aria-live="polite">{shown}</div>
            {when(takes, away)}
        </section>
    }
    .into_any()
}

/// The chair's button that switches the spotlight to this thing, or off. Empty for all others.
pub fn button(room: Room, spotlight: Spotlight) -> AnyView {
    toggle(room, spotlight, "button small")
}

/// The same as a menu item.
pub fn item(room: Room, spotlight: Spotlight) -> AnyView {
    toggle(room, spotlight, "")
}

fn toggle(room: Room, spotlight: Spotlight, class: &'static str) -> AnyView {
    let is_on = memo(move || room.read(|w| w.agenda.spotlight == Some(spotlight)));
    let put = move || {
        switch(class, is_on, Icon::Wall, [t::put(), t::take_away()], move |on| {
            set(room, on.then_some(spotlight));
        })
    };
    // The others would see an empty frame, and infer that something is withheld from them.
    let withheld = move || {
        let item = match spotlight {
            Spotlight::Card(id) => Item::Card(id),
            Spotlight::Statement(id) => Item::Statement(id),
            Spotlight::Disconnect(id) => Item::Disconnect(id),
        };
        room.read(|w| w.customers_only.withheld.contains(&item))
    };
    when(move || room.is_chair() && !withheld(), put)
}

/// A short name for the thing; `None` if this person does not know it.
pub fn name(room: Room, spotlight: Spotlight) -> Option<String> {
    match spotlight {
        Spotlight::Card(id) => room.read(|w| {
            let card = w.cards.open(id).filter(|card| !card.hidden)?;
            Some(card.text.to_string())
        }),
        Spotlight::Statement(id) => room.read(|w| Some(w.statements.get(id)?.text.to_string())),
        Spotlight::Disconnect(id) => {
            room.read(|w| w.disconnects.get(id).map(words::disconnect_title))
        }
    }
}

fn set(room: Room, spotlight: Option<Spotlight>) {
    room.send(Command::SetSpotlight { spotlight });
}

fn shown(room: Room, spotlight: Spotlight) -> AnyView {
    let Some(text) = name(room, spotlight) else { return nothing() };
    let (icon, kind) = match spotlight {
        Spotlight::Card(id) => {
            let kind = room.read(|w| w.cards.open(id).map(|card| card.kind));
            kind.map_or((Icon::Idea, ""), |kind| (words::kind_icon(kind), words::kind(kind)))
        }
        Spotlight::Statement(_) => (Icon::Agree, t::statement()),
        Spotlight::Disconnect(_) => (Icon::Disconnect, t::disconnect()),
    };
    let head = view! {
        <p class="hint">
            <Glyph icon />
            " "
            {kind}
        </p>
    };
    let ends = match spotlight {
        Spotlight::Disconnect(id) => ends(room, id),
        _ => nothing(),
    };
    vec![head.into_any(), para("words", text), ends].into_any()
}

/// The views of both ends.
fn ends(room: Room, id: domain::id::DisconnectId) -> AnyView {
    room.read(|w| {
        let Some(known) = w.disconnects.get(id) else { return nothing() };
        let end = |which: EndSide| {
            let end = known.end(which);
            let said = words::stands(known, which).or(end.reason.as_ref().map(ToString::to_string));
            let said = said.unwrap_or_else(|| t::no_position().to_owned());
            let function = el("dt", "", vec![plain(end.function.to_string())]);
            el("div", "", vec![function, el("dd", "words", vec![plain(said)])])
        };
        el("dl", "spotlight-ends", vec![end(EndSide::First), end(EndSide::Second)])
    })
}
