//! The planned start.

use domain::tool::agenda::Command;
use leptos::prelude::*;
use texts::lobby as t;

use crate::{
    browser::clock,
    state::Room,
    ui::{
        controls::{button, form, send_button},
        effect, memo,
        parts::when,
    },
};

/// The chair's field for date and time.
pub fn schedule(room: Room) -> AnyView {
    let typed = RwSignal::new(String::new());
    let known = memo(move || room.read(|w| w.agenda.starts_at));
    // Shows changes by others, too.
    effect(move || typed.set(known.get().map(clock::for_field).unwrap_or_default()));
    let send = move || {
        let at = clock::from_field(&typed.get_untracked());
        if at != known.get_untracked() {
            room.send(Command::Schedule { at });
        }
    };
    let open = when(
        move || known.get().is_some(),
        move || {
            let open = move || room.send(Command::Schedule { at: None });
            button("quiet small", None, t::leave_open(), open)
        },
    );
    let body = view! {
        <div class="field">
            <label for="starts">{t::when()}</label>
            <p class="hint" id="starts-hint">
                {t::when_hint()}
            </p>
            <input
                id="starts"
                type="datetime-local"
                aria-describedby="starts-hint"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <div class="buttons">{send_button("small", None, t::say_when())} {open}</div>
    };
    form("panel schedule", send, body.into_any())
}
