//! The wall: the big screen in the room, legible at five metres. No controls except the language before the start, and
//! never anything private: it shows the same whichever seat opened it. At most about forty words at a time.

use domain::{Topic, tool::agenda::Step};
use leptos::prelude::*;
use texts::wall as t;

use super::{
    frame::{ConnectionBar, Stepper},
    join_code::{self, CodeSettings},
    lobby, private_session,
    progress::hill,
    proxies, spotlight,
    timer::TimerView,
    tools::parts::{live, nothing, when},
};
use crate::{
    state::{Room, memo, use_room, voices},
    ui::{
        code::grouped,
        language::LanguageMenu,
        mark::{AgreementPatterns, Mark},
        views::Views as _,
    },
};

mod now;
mod toolbox;

use now::now;

/// The wall.
#[component]
pub fn Wall() -> impl IntoView {
    let room = use_room();
    let step = memo(move || room.read(Topic::agenda(), |w| w.agenda.current().cloned()));
    let out = memo(move || private_session::is_out(room));
    let title =
        move || room.read(Topic::agenda(), |w| w.agenda.title.as_ref().map(ToString::to_string));
    let line = move || {
        step.with(|step| match step {
            Some(step) => {
                (crate::words::steps::title(step), crate::words::steps::instruction(step))
            }
            None => (t::together().to_owned(), t::come_in().to_owned()),
        })
    };
    view! {
        <div class="wall" class:out=move || out.get()>
            <AgreementPatterns />
            <header class="topbar">
                <span class="home">
                    <Mark />
                </span>
                <h1 class="visually-hidden">{title}</h1>
                <Stepper />
                <TimerView />
                {when(move || step.with(Option::is_none), || view! { <LanguageMenu /> }.into_any())}
            </header>
            <p class="instruction">
                <strong>{move || line().0}</strong>
                {move || line().1}
            </p>
            <main class="wall-now">
                <ConnectionBar />
                {spotlight::band(room)}
                {move || {
                    if out.get() {
                        return large(t::among().to_owned());
                    }
                    step.with(|step| now(room, step.as_ref()))
                }}
            </main>
            <footer class="wall-foot">
                <Voices step />
                {hill(room, "hill")}
                {super::rehearsal::mark(room)}
                {private_session::wall_mark(room)}
                <p class="hint">{title}</p>
            </footer>
        </div>
    }
    .into_any()
}

/// How many have answered.
#[component]
fn Voices(step: Memo<Option<Step>>) -> impl IntoView {
    /// More strokes cannot be counted from five metres.
    const STROKES_MAX: u16 = 24;
    let room = use_room();
    let heard = memo(move || step.with(|step| voices::heard(room, step.as_ref())));
    let strokes = move || {
        let heard = heard.get();
        let stroke = |place| view! { <i class:in=place < heard.count></i> };
        (0..heard.of.min(STROKES_MAX)).map(stroke).views()
    };
    view! {
        <div class="wall-voices">
            <span class="dots-in" aria-hidden="true">
                {strokes}
            </span>
            <p>
                <b class="num">{move || heard.get().count}</b>
                " "
                {move || {
                    let heard = heard.get();
                    t::heard(heard.of, heard.did)
                }}
            </p>
        </div>
    }
    .into_any()
}

/// Before the start: when it is, how to join, and who is missing.
fn gathering(room: Room) -> AnyView {
    let settings = RwSignal::new(None::<CodeSettings>);
    // The wall gets no event when joining by code is opened or closed: it asks again whenever somebody joins.
    Effect::new(move |_| {
        room.read(Topic::seats(), |_| ());
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

fn large(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}
