//! The stage: the screen of the shown step.

use leptos::prelude::*;

use crate::{
    live::{
        shared::{spotlight, stage_poll::asked},
        steps::{lobby::lobby, screen_of},
    },
    state::{follow::use_follow, use_room},
    ui::memo,
};

/// The screen of the shown step; before the start, the waiting room.
pub fn stage() -> AnyView {
    let follow = use_follow();
    let step = memo(move || follow.step());
    let room = use_room();
    let now = move || {
        // Everything on it belongs to one seat: rebuild it for another.
        room.acting();
        match step.get() {
            // What a screen reads itself it follows itself.
            Some(step) => untrack(|| (screen_of(step.activity).stage)(&step)),
            None => untrack(lobby),
        }
    };
    view! {
        {spotlight::band(use_room())}
        {asked(use_room())}
        {now}
    }
    .into_any()
}
