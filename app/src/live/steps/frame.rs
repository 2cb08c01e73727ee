//! What every step of the toolbox has: its heading, and the chair's controls at its foot.

use domain::{id::SeatId, tool::agenda::Step};
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    browser::random,
    live::shared::who::is_now,
    state::Room,
    ui::{
        parts::{actionbar, ask, live, nothing, read_only},
        views::Views as _,
    },
    words::steps::{instruction, title},
};

/// A step's heading, its body, and the chair's controls at its foot.
pub fn frame(
    room: Room,
    step: &Step,
    body: Vec<AnyView>,
    chair: impl Fn() -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let now = {
        let step = step.clone();
        move || is_now(room, &step)
    };
    let back = now.clone();
    let foot = live(move || {
        let acts = if room.is_chair() && now() { chair() } else { Vec::new() };
        if acts.is_empty() { nothing() } else { actionbar(nothing(), acts.into_any()) }
    });
    vec![
        ask(title(step), instruction(step)),
        live(move || if back() { nothing() } else { read_only(t::looking_back()) }),
        body.into_any(),
        foot,
    ]
    .into_any()
}

/// The members who are here, in random order.
pub fn drawn(room: Room) -> Vec<SeatId> {
    let mut order: Vec<SeatId> = room.peek(|w| w.seats.members().map(|seat| seat.id).collect());
    order.sort_by_cached_key(|_| random::uuid());
    order
}

/// Whether the group has any members yet, tracked.
pub fn somebody(room: Room) -> bool {
    room.read(|w| w.seats.members().next().is_some())
}

/// Lines that can be read from the back of a room.
pub const WALL_LINES: usize = 4;

/// The first lines, as the wall shows them; `None` without any.
pub fn wall_lines(all: Vec<String>) -> Option<AnyView> {
    let line = |line: String| view! { <p class="words">{line}</p> }.into_any();
    (!all.is_empty()).then(|| all.into_iter().take(WALL_LINES).map(line).views().into_any())
}
