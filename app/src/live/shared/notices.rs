//! What stands above the stage only at some times. It is loaded when such a time comes.

use leptos::prelude::*;

use crate::{
    live::shared::chunk::{Chunk, Loaded, Notice, from_chunk},
    state::Room,
    ui::parts::{nothing, when},
};

/// All notices about the workshop, for people who are inside.
pub fn notices(room: Room) -> AnyView {
    let rehearsal = move || room.read(|w| w.agenda.rehearsal);
    let private = move || room.read(|w| w.customers_only.on.is_some());
    vec![
        notice(room, Notice::Entering, move || room.acting().is_some()),
        notice(room, Notice::Rehearsal, rehearsal),
        notice(room, Notice::Private, private),
    ]
    .into_any()
}

/// A notice, while `holds`.
pub fn notice(
    room: Room,
    which: Notice,
    holds: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    when(holds, move || the(room, which))
}

/// A notice, whenever.
pub fn the(room: Room, which: Notice) -> AnyView {
    from_chunk(Chunk::Sheets, nothing, move |loaded| {
        let Loaded::Sheets(parts) = loaded else { return None };
        Some((parts.notice)(room, which))
    })
}
