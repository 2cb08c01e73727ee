//! Transient messages: the connection status and toasts.

use leptos::prelude::*;
use texts::frame as t;

use crate::{
    live::shell::connect::ended_note,
    state::{Status, Toast, ToastKind, use_room},
    ui::{
        act, effect_after,
        icon::{Glyph, Icon},
        memo,
        parts::each_of,
    },
};

/// The connection as a small icon. While it is up, only screen readers get a text.
pub fn connection_icon() -> AnyView {
    let room = use_room();
    let state = move || match room.status() {
        Status::Connecting => "connecting",
        Status::Connected | Status::Back => "on",
        Status::Offline { .. } | Status::Ended(_) => "off",
    };
    let sign = move || match room.status() {
        Status::Connecting => (Some(Icon::Online), t::connecting()),
        Status::Connected | Status::Back => (None, t::connected()),
        Status::Offline { .. } => (Some(Icon::Offline), t::offline()),
        Status::Ended(_) => (Some(Icon::Offline), t::ended()),
    };
    view! {
        <span class="conn" data-state=state role="status">
            {move || sign().0.map(|icon| view! { <Glyph icon=icon /> })}
            <span>{move || sign().1}</span>
        </span>
    }
    .into_any()
}

/// The connection in words, unless it is simply up.
pub fn connection_bar() -> AnyView {
    let room = use_room();
    let stored = |unsent: usize| match unsent {
        0 => t::kept_typing().to_owned(),
        _ => t::kept_changes(unsent),
    };
    (move || match room.status() {
        Status::Connecting | Status::Connected => ().into_any(),
        Status::Offline { unsent } => view! {
            <div class="offline-bar" role="status">
                <Glyph icon=Icon::Offline />
                {stored(unsent)}
            </div>
        }
        .into_any(),
        Status::Back => view! {
            <div class="offline-bar" data-kind="back" role="status">
                <Glyph icon=Icon::Check />
                {t::back()}
            </div>
        }
        .into_any(),
        Status::Ended(code) => ended_note(code),
    })
    .into_any()
}

/// The toasts.
pub fn toasts() -> AnyView {
    let room = use_room();
    // A refusal from an earlier step is obsolete and would only cover the buttons.
    let step = memo(move || room.read(|w| w.agenda.position));
    effect_after(move |before: Option<_>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            let old = untrack(|| room.toasts().all());
            for toast in old {
                room.toasts().dismiss(toast.id);
            }
        }
        now
    });
    let toast = move |toast: Toast| {
        let id = toast.id;
        view! {
            <div class="toast" data-kind=(toast.kind == ToastKind::Stop).then_some("stop")>
                <p>{toast.text}</p>
                <button
                    type="button"
                    class="button quiet small icon-only"
                    aria-label=t::take_away()
                    on:click=act(move || room.toasts().dismiss(id))
                >
                    <Glyph icon=Icon::Close />
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="toast-stack" role="status" aria-live="polite">
            {each_of(move || room.toasts().all(), |toast| toast.id.to_string(), toast)}
        </div>
    }
    .into_any()
}
