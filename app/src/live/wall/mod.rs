//! The wall: the big screen in the room, legible at five metres. No controls except the language before the start, and
//! never anything private: it shows the same whichever seat opened it. At most about forty words at a time.

use domain::tool::agenda::Step;
use leptos::prelude::*;
use texts::wall as t;

use crate::{
    browser::page,
    live::{
        lead::{answers, private_session},
        shared::{overview::progress, private_session::is_out, spotlight},
        shell::{connection::connection_bar, rehearsal, stepper::stepper, timer::timer_view},
        steps::{OnWall, screen_of, shown},
    },
    state::{Room, use_room},
    ui::{
        Memo,
        dots::dots,
        language::LanguageMenu,
        mark::{AgreementPatterns, Mark},
        memo,
        parts::{live, when},
        views::Views as _,
    },
};

pub mod chunk;
mod gathering;

use gathering::{gathering, large};

/// The wall.
pub fn wall() -> AnyView {
    let room = use_room();
    page::set_wall(true);
    on_cleanup(|| page::set_wall(false));
    let step = memo(move || room.read(|w| w.agenda.current().cloned()));
    let out = memo(move || is_out(room));
    let title = move || room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    let line = move || {
        step.with(|step| match step {
            Some(step) => {
                (crate::words::steps::title(step), crate::words::steps::instruction(step))
            }
            None => (t::together().to_owned(), t::join().to_owned()),
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
                {stepper()}
                {timer_view()}
                {when(move || step.with(Option::is_none), || view! { <LanguageMenu /> }.into_any())}
            </header>
            <p class="instruction">
                <strong>{move || line().0}</strong>
                {move || line().1}
            </p>
            <main class="wall-now">
                {connection_bar()}
                {spotlight::band(room)}
                {move || {
                    if out.get() {
                        return large(t::private_session().to_owned());
                    }
                    step.with(|step| now(room, step.as_ref()))
                }}
            </main>
            <footer class="wall-foot">
                {voices(step)}
                {progress(room, "progress-chart")}
                {rehearsal::mark(room)}
                {private_session::wall_mark(room)}
                <p class="hint">{title}</p>
            </footer>
        </div>
    }
    .into_any()
}

/// How many have answered.
fn voices(step: Memo<Option<Step>>) -> AnyView {
    /// More strokes cannot be counted from five metres.
    const STROKES_MAX: u16 = 24;
    let room = use_room();
    let heard = memo(move || step.with(|step| answers::heard(room, step.as_ref())));
    let strokes = live(move || {
        let heard = heard.get();
        dots(heard.count.into(), heard.of.min(STROKES_MAX).into())
    });
    view! {
        <div class="wall-voices">
            {strokes}
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

/// The one thing under discussion.
fn now(room: Room, step: Option<&Step>) -> AnyView {
    let Some(step) = step.cloned() else {
        return gathering(room);
    };
    let instruction = crate::words::steps::instruction(&step);
    match screen_of(step.activity).wall {
        OnWall::Lines if step.lines.is_empty() => large(instruction),
        OnWall::Lines => step
            .lines
            .iter()
            .take(3)
            .map(|line| view! { <p class="words">{line.to_string()}</p> })
            .views()
            .into_any(),
        OnWall::Instruction => large(instruction),
        OnWall::Shows(what) => live(move || {
            room.read(|w| shown(what, w)).unwrap_or_else(|| large(instruction.clone()))
        }),
    }
}
