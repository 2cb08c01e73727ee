//! The stage: the screen of the shown step.

use leptos::prelude::*;

use crate::{
    live::{
        shared::{spotlight, stage_poll::asked},
        steps::{lobby::Lobby, screen_of},
    },
    state::{follow::use_follow, use_room},
    ui::memo,
};

/// The screen of the shown step; before the start, the waiting room.
#[component]
pub fn Stage() -> impl IntoView {
    let follow = use_follow();
    let step = memo(move || follow.step());
    let room = use_room();
    let now = move || {
        // Everything on it belongs to one seat: rebuild it for another.
        room.acting();
        match step.get() {
            Some(step) => (screen_of(step.activity).stage)(&step),
            None => view! { <Lobby /> }.into_any(),
        }
    };
    view! {
        {spotlight::band(use_room())}
        {asked(use_room())}
        {now}
    }
}
