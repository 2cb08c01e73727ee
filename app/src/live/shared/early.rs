//! The facilitators' statements on steps before they are rated.

use leptos::prelude::*;

use crate::{
    live::shared::chunk::{Chunk, Loaded, from_chunk},
    state::Room,
    ui::{
        memo,
        parts::{nothing, when},
    },
};

/// The panel, from the chunk of what facilitators see.
pub fn prepared_early(room: Room) -> AnyView {
    let leads = memo(move || room.me().is_some_and(|seat| seat.role.facilitates()));
    when(
        move || leads.get(),
        move || {
            from_chunk(Chunk::Lead, nothing, move |loaded| {
                let Loaded::Lead(parts) = loaded else { return None };
                Some((parts.prepared)(room))
            })
        },
    )
}
