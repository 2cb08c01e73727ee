//! The page of an expert from outside, who was called to one disconnect: that disconnect, what is asked about it, and a field
//! for each answer. Nothing else of the workshop is known here.

use domain::{Topic, id::DisconnectId};
use leptos::prelude::*;
use texts::guest as t;

use super::{
    frame::ConnectionBar,
    recovered::RecoveredTexts,
    tools::{
        guest_article,
        parts::{either, para},
    },
};
use crate::{
    state::{Room, memo, use_room},
    ui::{language::LanguageMenu, mark::Mark},
};

/// To which disconnect the own seat was called, tracked; also when it was removed, because that was settled.
pub fn called(room: Room) -> Option<DisconnectId> {
    let me = room.own_seat();
    room.read(Topic::seats(), |w| w.seats.all.get(&me)?.expert)
}

/// The page.
#[component]
pub fn GuestPage(
    /// To what its person was called.
    called: DisconnectId,
) -> impl IntoView {
    let room = use_room();
    let title =
        move || room.read(Topic::agenda(), |w| w.agenda.title.as_ref().map(ToString::to_string));
    view! {
        <div class="page">
            <header class="topbar">
                <a class="home" href="/" aria-label=texts::routes::home()>
                    <Mark />
                </a>
                <h1 class="title">{title}</h1>
                <span class="tools">
                    <LanguageMenu />
                </span>
            </header>
            <ConnectionBar />
            <RecoveredTexts />
            <p class="instruction">{t::called()}</p>
            <div class="layout">
                <main class="stage narrow" id="stage" tabindex="-1">
                    {question(room, called)}
                </main>
            </div>
        </div>
    }
    .into_any()
}

fn question(room: Room, called: DisconnectId) -> AnyView {
    let open = memo(move || {
        room.read_all(&[Topic::disconnect_list(), Topic::disconnect(called)], |w| {
            w.disconnects.get(called).is_some_and(|known| known.settlement.is_none())
        })
    });
    either(move || open.get(), move || guest_article(room, called), || para("", t::settled()))
}
