//! The chair's controls of the timer: start, pause, resume, one minute more, another duration.

use domain::{
    limits::MINUTES_MAX,
    time::Minutes,
    tool::agenda::{Command, Timer},
};
use leptos::prelude::*;
use texts::timer as t;

use crate::{
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{button, form, send_button},
        fields::line,
        icon::Icon,
        memo,
        parts::{buttons, el, fold, live},
    },
};

/// The most common durations, in minutes.
const USUAL: [u16; 3] = [1, 3, 5];

/// The next action for a timer: start, pause or resume.
pub fn turn(timer: Timer) -> (Icon, &'static str, fn(Room) -> Command) {
    match timer {
        Timer::Off => (Icon::Play, t::start(), start),
        Timer::Running { .. } => (Icon::Pause, t::pause(), |_| Command::PauseTimer),
        Timer::Paused { .. } => (Icon::Play, t::go_on(), |_| Command::ResumeTimer),
    }
}

/// The chair's controls: start, pause, resume, one minute more, another duration.
pub fn timer_controls() -> AnyView {
    let room = use_room();
    let timer = memo(move || room.read(|w| w.agenda.timer));
    let steer = live(move || {
        let (icon, word, command) = turn(timer.get());
        button("quiet small", Some(icon), word, move || room.send(command(room)))
    });
    let more = button("quiet small", Some(Icon::Plus), t::minute(), move || {
        room.send(Command::AddMinute);
    });
    let row = el("div", "timer-controls", vec![steer, more]);
    el("section", "stack", vec![row, fold(t::anew(), new_duration(room))])
}

/// Sets a new duration: a common one, or any other.
fn new_duration(room: Room) -> AnyView {
    let usual = USUAL.map(|minutes| {
        button("small", None, t::minutes(minutes.into()), move || set(room, minutes))
    });
    let typed = draft("timer");
    let other = move || {
        set(room, typed.peek().trim().parse().unwrap_or_default());
        typed.clear();
    };
    let field = line("timer-minutes", t::other(), "number", typed, 3);
    let field = vec![field, send_button("small", None, t::set())];
    let other = form("stack", other, field.into_any());
    el("div", "stack", vec![buttons(usual.into()), other])
}

fn set(room: Room, minutes: u16) {
    match Minutes::new(minutes) {
        Some(minutes) => room.send(Command::StartTimer { minutes }),
        None => room.toast(ToastKind::Plain, t::range(MINUTES_MAX)),
    }
}

fn start(room: Room) -> Command {
    let planned = room.peek(|w| w.agenda.current().map(|step| step.minutes));
    let minutes = planned.or_else(|| Minutes::new(5));
    minutes.map_or(Command::AddMinute, |minutes| Command::StartTimer { minutes })
}
