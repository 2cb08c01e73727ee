//! The page of an invited expert: one disconnect, the questions about it, and a field per answer. The expert's browser
//! knows nothing else of the workshop.

use domain::id::DisconnectId;
use leptos::prelude::*;
use texts::expert_page as t;

use crate::{
    live::{
        shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
        shell::{connection::connection_bar, recovered::recovered_texts},
    },
    state::{Room, use_room},
    ui::{
        chrome::{Purpose, plain_page},
        language::LanguageMenu,
        memo,
        parts::{either, para},
    },
};

/// The disconnect this seat was invited to, tracked. Also for a seat that was removed because the disconnect was
/// settled.
pub fn invited_to(room: Room) -> Option<DisconnectId> {
    let me = room.own_seat();
    room.read(|w| w.seats.all.get(&me)?.expert)
}

/// The page of an expert who was invited to this disconnect.
pub fn expert_page(invited_to: DisconnectId) -> AnyView {
    let room = use_room();
    let title = move || room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    let bar = view! {
        <h1 class="title">{title}</h1>
        <span class="tools">
            <LanguageMenu />
        </span>
    };
    let above = view! {
        {connection_bar()}
        {recovered_texts()}
        <p class="instruction">{t::invited()}</p>
    };
    let inside = question(room, invited_to);
    plain_page(bar.into_any(), above.into_any(), Purpose::Content, inside)
}

fn question(room: Room, invited_to: DisconnectId) -> AnyView {
    let open = memo(move || {
        room.read(|w| w.disconnects.get(invited_to).is_some_and(|known| known.settlement.is_none()))
    });
    let article = move || {
        from_chunk(Chunk::Differ, stage_waiting, move |loaded| {
            let Loaded::Differ(parts) = loaded else { return None };
            Some((parts.expert)(room, invited_to))
        })
    };
    either(move || open.get(), article, || para("", t::settled()))
}
