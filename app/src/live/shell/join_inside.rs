//! The form for joining inside the workshop's page, for people who have opened their link but not joined yet.

use domain::tool::seats;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    live::{
        shared::charter,
        shell::join_form::{Introduction, JoinContext, join_form},
    },
    state::{ToastKind, join_api, use_room},
    ui::bare::bare,
};

/// The form, for the seat of this browser.
pub fn join_inside() -> AnyView {
    let room = use_room();
    let title = Signal::derive(move || {
        room.read(|w| w.agenda.title.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    let role = Signal::derive(move || room.me().map(|me| me.role));
    let expert = Signal::derive(move || room.me().is_some_and(|me| me.expert.is_some()));
    let function = Signal::derive(move || room.me()?.function.map(String::from));
    let others = Signal::derive(move || {
        let me = room.peek_seat();
        room.read(|w| {
            let others = w.seats.all.values().filter(|seat| seat.id != me && seat.role.is_member());
            others.filter_map(|seat| seat.function.as_ref().map(ToString::to_string)).collect()
        })
    });
    let on_join = move |who: Introduction| {
        let workshop = room.workshop_id();
        spawn_local(async move {
            if let Err(trouble) = join_api::name(workshop, who.name.as_str()).await {
                room.toast(ToastKind::Stop, trouble.words());
            }
        });
        room.send(seats::Command::Join { function: who.function });
    };
    let context = JoinContext {
        title,
        role,
        expert,
        function,
        visibility: Signal::derive(move || charter::visibility(room)),
        others,
        starts_at: Signal::stored(None),
        policy: Signal::stored(None),
        busy: Signal::stored(false),
        problem: Signal::stored(None),
    };
    bare(join_form(context, Callback::new(on_join)))
}
