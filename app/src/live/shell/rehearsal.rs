//! A mark on rehearsals, for screens without controls.

use leptos::prelude::*;
use texts::rehearsal as t;

use crate::{
    state::Room,
    ui::parts::{badge, when},
};

/// The mark; nothing if the people are real.
pub fn mark(room: Room) -> AnyView {
    when(move || room.read(|w| w.agenda.rehearsal), || badge("outline", t::badge()))
}
