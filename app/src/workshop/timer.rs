//! The time left, by the server's clock. It informs; nothing happens when it ends.

use domain::{
    Change, Timestamp,
    time::Minutes,
    tool::agenda::{Command, Timer},
};
use leptos::prelude::*;
use texts::timer as t;

use crate::{
    state::{Room, memo, use_room},
    ui::{
        act,
        icon::{Glyph, Icon},
    },
};

/// Seconds below which the time left is called late.
const LATE: i64 = 120;

/// What a timer shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    state: &'static str,
    figures: String,
    word: &'static str,
}

fn face(timer: Timer, now: Timestamp) -> Option<Face> {
    let (left, paused) = match timer {
        Timer::Off => return None,
        Timer::Running { ends_at } => (ends_at.since(now), false),
        Timer::Paused { left } => (left, true),
    };
    let seconds = left.div_euclid(1_000_000);
    let (state, word) = match seconds {
        _ if paused => ("paused", t::paused()),
        ..0 => ("over", t::over()),
        0..LATE => ("late", t::left()),
        _ => ("calm", t::left()),
    };
    let seconds = seconds.abs();
    let figures = format!("{}:{:02}", seconds / 60, seconds % 60);
    Some(Face { state, figures, word })
}

/// The time left in this step.
#[component]
pub fn TimerView() -> impl IntoView {
    let room = use_room();
    let shown = memo(move || {
        let timer = room.read(Change::Agenda, |w| w.agenda.timer);
        // Only a running clock needs to look at the time.
        let now = match timer {
            Timer::Running { .. } => room.ticking(),
            _ => room.server_now(),
        };
        face(timer, now)
    });
    let part = move |f: fn(&Face) -> &str| {
        move || shown.with(|shown| shown.as_ref().map(|face| f(face).to_owned()))
    };
    view! {
        <div
            class="timer"
            data-state=part(|face| face.state)
            role="timer"
            aria-label=t::label()
            hidden=move || shown.with(Option::is_none)
        >
            <Glyph icon=Icon::Timer />
            <span class="num">{part(|face| &face.figures)}</span>
            <span class="word">{part(|face| face.word)}</span>
        </div>
    }
    .into_any()
}

/// Start, pause, go on, one minute more: the chair's.
#[component]
pub fn TimerControls() -> impl IntoView {
    let room = use_room();
    let timer = memo(move || room.read(Change::Agenda, |w| w.agenda.timer));
    view! {
        <div class="timer-controls">
            {move || match timer.get() {
                Timer::Off => control(room, Icon::Play, t::start(), start),
                Timer::Running { .. } => control(room, Icon::Pause, t::pause(), |_| Command::PauseTimer),
                Timer::Paused { .. } => control(room, Icon::Play, t::go_on(), |_| Command::ResumeTimer),
            }} {control(room, Icon::Plus, t::minute(), |_| Command::AddMinute)}
        </div>
    }
    .into_any()
}

fn start(room: Room) -> Command {
    let planned = room.peek(|w| w.agenda.current().map(|step| step.minutes));
    let minutes = planned.or_else(|| Minutes::new(5));
    minutes.map_or(Command::AddMinute, |minutes| Command::StartTimer { minutes })
}

fn control(room: Room, icon: Icon, word: &'static str, command: fn(Room) -> Command) -> AnyView {
    view! {
        <button
            type="button"
            class="button quiet small"
            on:click=act(move || room.send(command(room)))
        >
            <Glyph icon=icon />
            {format!(" {word}")}
        </button>
    }
    .into_any()
}
