//! The wall before the start: when it is, how to join, and who is missing.

use leptos::prelude::*;
use texts::wall as t;

use crate::{
    live::{
        shared::proxies,
        sheets::join_code::{self, CodeSettings},
        steps::lobby,
    },
    state::Room,
    ui::{
        AnySignal,
        code::grouped,
        effect,
        parts::{live, nothing},
    },
};

/// Before the start: when it is, how to join, and who is missing.
pub fn gathering(room: Room) -> AnyView {
    let settings = AnySignal::new(None::<CodeSettings>);
    // The wall gets no event when joining by code is opened or closed: it asks again whenever somebody joins.
    effect(move || {
        room.read(|w| w.seats.all.len());
        join_code::look(room, settings);
    });
    // How to join matters more than the motto, and both are too much for one screen.
    let head = live(move || {
        match (
            lobby::starts(room),
            settings
                .with(|settings| settings.as_ref().is_some_and(|settings| settings.code.is_some())),
        ) {
            (Some(starts), _) => large(starts),
            (None, true) => nothing(),
            (None, false) => large(t::one_yes().to_owned()),
        }
    });
    let come =
        live(move || settings.get().map_or_else(nothing, |settings| how_to_join(room, &settings)));
    vec![head, come, proxies::gaps(room)].into_any()
}

/// The QR code, the URL and the code, large enough to be scanned and read.
fn how_to_join(room: Room, settings: &CodeSettings) -> AnyView {
    let Some((code, link)) = &settings.code else {
        return nothing();
    };
    let address = link.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, address)| address);
    view! {
        <div class="wall-join">
            {join_code::picture(room, settings)}
            <p>
                <span>{t::join_at(address)}</span>
                <span>{t::with_code()}</span>
                <b>{grouped(code)}</b>
            </p>
        </div>
    }
    .into_any()
}

/// A text at the size of a headline.
pub fn large(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}
