//! The workshop as a whole, redrawn whenever something changes that it shows.

use leptos::prelude::*;

use crate::{
    charts::{
        debrief::{Readers, list},
        progress::picture,
    },
    state::Room,
    ui::parts::live,
};

/// The progress of each function, following the workshop.
pub fn progress(room: Room, class: &'static str) -> AnyView {
    live(move || room.read(|w| picture(w, class)))
}

/// The five behaviours, following the workshop.
pub fn behaviours(room: Room, readers: Readers) -> AnyView {
    live(move || room.read(|w| list(w, readers)))
}
