//! The button that opens the list of people, and the sheet it opens in.

use leptos::prelude::*;
use texts::people as t;

use crate::{
    live::shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
    state::use_room,
    ui::{
        act,
        dialog::Sheet,
        icon::{Glyph, Icon},
        memo,
    },
};

/// The button that opens the list. Shows how many wait for approval to those who can approve.
pub fn people_button(open: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let waiting = memo(move || usize::from(room.people().waiting_count()));
    let waits = move || (waiting.get() > 0).then(|| t::waiting(waiting.get()));
    view! {
        <button
            type="button"
            class="button quiet icon-only people-button"
            class:wide-only=move || waiting.get() == 0
            aria-label=t::button()
            on:click=act(move || open.set(true))
        >
            <Glyph icon=Icon::People />
            <span class="waiting-count" aria-hidden="true" hidden=move || waiting.get() == 0>
                {move || waiting.get()}
            </span>
        </button>
        <span class="visually-hidden" role="status" aria-live="polite">
            {waits}
        </span>
    }
    .into_any()
}

/// The list, as a sheet over the page.
pub fn people_sheet(open: RwSignal<bool>) -> AnyView {
    view! {
        <Sheet open title=t::title()>
            {from_chunk(Chunk::Sheets, stage_waiting, move |loaded| {
                let Loaded::Sheets(parts) = loaded else { return None };
                Some((parts.people)(open))
            })}
        </Sheet>
    }
    .into_any()
}
