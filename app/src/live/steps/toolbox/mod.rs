//! The toolbox: steps that any agenda can include.

use domain::{Topic, id::SeatId, tool::agenda::Step};
use leptos::prelude::*;
use texts::toolbox as t;

use super::{
    parts::{actionbar, ask, live, nothing, read_only},
    who::is_now,
};
use crate::{
    browser::random,
    state::Room,
    words::steps::{instruction, title},
};

mod one_two_four_all;
mod plus_delta;
mod requests;
mod round_robin;
mod temperature;

pub use one_two_four_all::one_two_four_all;
pub use plus_delta::plus_delta;
pub use requests::requests;
pub use round_robin::round_robin;
pub use temperature::temperature;

/// A step's heading, its body, and the chair's controls at its foot.
fn frame(
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
fn drawn(room: Room) -> Vec<SeatId> {
    let mut order: Vec<SeatId> = room.peek(|w| w.seats.members().map(|seat| seat.id).collect());
    order.sort_by_cached_key(|_| random::uuid());
    order
}

/// Whether the group has any members yet, tracked.
fn somebody(room: Room) -> bool {
    room.read(Topic::seats(), |w| w.seats.members().next().is_some())
}
