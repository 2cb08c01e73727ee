//! The time left, by the server's clock. Informs only; nothing happens when it ends.

use domain::{
    Timestamp,
    tool::agenda::{Command, Timer},
};
use leptos::prelude::*;
use texts::timer as t;

use crate::{
    browser::{sound, storage},
    live::lead::timer::turn,
    state::{Room, follow::Follow, use_room},
    ui::{
        AnySignal, Memo, act,
        controls::menu_item,
        effect, effect_after,
        icon::{Glyph, Icon},
        id, memo,
        parts::live,
    },
};

/// Seconds left at which the time counts as late: the last minute.
const LATE: i64 = 60;
/// Microseconds after the end during which the sound is still played; later it would be stale.
const JUST: i64 = 3_000_000;
/// Storage key of the choice to hear the end.
const SOUND: &str = "cy:sound";

/// What a timer shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    state: &'static str,
    figures: String,
    word: &'static str,
}

fn left(timer: Timer, now: Timestamp) -> Option<i64> {
    match timer {
        Timer::Off => None,
        Timer::Running { ends_at } => Some(ends_at.since(now)),
        Timer::Paused { left } => Some(left),
    }
}

fn face(timer: Timer, now: Timestamp) -> Option<Face> {
    let seconds = left(timer, now)?.div_euclid(1_000_000);
    let (state, word) = match seconds {
        _ if matches!(timer, Timer::Paused { .. }) => ("paused", t::paused()),
        ..0 => ("over", t::over()),
        0..LATE => ("late", t::left()),
        _ => ("calm", t::left()),
    };
    let seconds = seconds.abs();
    let figures = format!("{}:{:02}", seconds / 60, seconds % 60);
    Some(Face { state, figures, word })
}

/// The time left in this step, with its menu for everybody but the wall.
pub fn timer_view() -> AnyView {
    let room = use_room();
    // The wall follows nobody and has no controls.
    let wall = use_context::<Follow>().is_none();
    let shown = memo(move || {
        let timer = room.read(|w| w.agenda.timer);
        // Only a running timer depends on the clock.
        let now = match timer {
            Timer::Running { .. } => room.clock().ticking(),
            _ => room.clock().now(),
        };
        face(timer, now)
    });
    let choice = AnySignal::new(storage::read(SOUND).map(|stored| stored == "on"));
    // By default on for the chair, who watches the time for all, and for the wall, which all look at.
    let heard = memo(move || choice.get().unwrap_or_else(|| wall || room.is_chair()));
    effect(move || sound::with_a_touch(Box::new(move || is_on(heard))));
    let said = tell(room, shown, heard);
    let part = move |f: fn(&Face) -> &str| {
        move || shown.with(|shown| shown.as_ref().map(|face| f(face).to_owned()))
    };
    let menu = id::fresh("timer");
    let opens = (!wall).then(|| opener(menu.clone()));
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
            {opens}
        </div>
        {(!wall).then(|| timer_menu(room, menu, heard, choice))}
        <p class="visually-hidden" role="status">
            {move || said.get()}
        </p>
    }
    .into_any()
}

/// Whether the sound is on. Listeners that outlive the page ask too: then it is off.
fn is_on(heard: Memo<bool>) -> bool {
    heard.try_get_untracked().unwrap_or_default()
}

/// Announces the last minute and the end, and plays the sound. Not to people who arrive later.
fn tell(room: Room, shown: Memo<Option<Face>>, heard: Memo<bool>) -> AnySignal<&'static str> {
    let said = AnySignal::new("");
    let state = memo(move || shown.with(|shown| shown.as_ref().map(|face| face.state)));
    effect_after(move |before: Option<Option<&'static str>>| {
        let now = state.get();
        match (before.flatten(), now) {
            (Some("calm"), Some("late")) => said.set(t::one_left()),
            (Some("calm" | "late"), Some("over")) => {
                said.set(t::up());
                let timer = room.peek(|w| w.agenda.timer);
                let just = left(timer, room.clock().now()).is_some_and(|left| left > -JUST);
                if just && is_on(heard) {
                    sound::play();
                }
            }
            _ => said.set(""),
        }
        now
    });
    said
}

/// Opens the menu: covers the complete timer, as a large target for fingers.
fn opener(menu: String) -> AnyView {
    view! { <button type="button" class="over" popovertarget=menu aria-label=t::menu()></button> }
        .into_any()
}

/// The menu: for the chair the time, for everybody the sound.
fn timer_menu(
    room: Room,
    id: String,
    heard: Memo<bool>,
    choice: AnySignal<Option<bool>>,
) -> AnyView {
    let timer = memo(move || room.read(|w| w.agenda.timer));
    let steer = live(move || {
        room.is_chair()
            .then(|| {
                let (icon, word, command) = turn(timer.get());
                let more = move || room.send(Command::AddMinute);
                [
                    menu_item("", icon, word.to_owned(), move || room.send(command(room))),
                    menu_item("", Icon::Plus, t::minute().to_owned(), more),
                ]
                .into_any()
            })
            .into_any()
    });
    let switch = act(move || {
        let on = !heard.get_untracked();
        choice.set(Some(on));
        storage::write(SOUND, if on { "on" } else { "off" });
        if on {
            sound::make_ready();
            sound::play();
        }
    });
    view! {
        <div class="menu" id=id popover="auto">
            {steer}
            <button type="button" aria-pressed=move || heard.get().to_string() on:click=switch>
                <Glyph icon=Icon::Timer />
                {t::sound()}
                <b class="how" aria-hidden="true">
                    {move || if heard.get() { t::on() } else { t::off() }}
                </b>
            </button>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(timer: Timer, wanted: Option<(&str, &str)>) {
        let face = face(timer, Timestamp(0));
        let face = face.as_ref().map(|face| (face.state, face.figures.as_str()));
        assert_eq!(face, wanted, "{timer:?}");
    }

    #[test]
    fn calm_then_the_last_minute_then_over() {
        let running = |seconds: i64| Timer::Running { ends_at: Timestamp(seconds * 1_000_000) };
        check(running(760), Some(("calm", "12:40")));
        check(running(60), Some(("calm", "1:00")));
        check(running(59), Some(("late", "0:59")));
        check(running(0), Some(("late", "0:00")));
        check(running(-1), Some(("over", "0:01")));
        check(running(-61), Some(("over", "1:01")));
        check(Timer::Paused { left: 30_000_000 }, Some(("paused", "0:30")));
        check(Timer::Off, None);
    }
}
