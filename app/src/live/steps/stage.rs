//! The stage: the screen of the shown step.

use domain::tool::agenda::Step;
use leptos::prelude::*;

use crate::{
    live::{
        shared::{
            chunk::{Chunk, Loaded, from_chunk, prefetch, stage_waiting},
            polls::asked,
            spotlight,
        },
        steps::{Stage, lobby::lobby, screen_of},
    },
    state::{Room, follow::use_follow, use_room},
    ui::{effect, memo},
};

/// The screen of the shown step; before the start, the waiting room.
pub fn stage() -> AnyView {
    let follow = use_follow();
    let step = memo(move || follow.step());
    let room = use_room();
    load_ahead(room);
    let now = move || {
        // Everything on it belongs to one seat: rebuild it for another.
        room.acting();
        match step.get() {
            // What a screen reads itself it follows itself.
            Some(step) => untrack(|| screen(step)),
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

fn screen(step: Step) -> AnyView {
    match screen_of(step.activity).stage {
        Stage::Here(stage) => stage(&step),
        Stage::Write => from_chunk(Chunk::Write, stage_waiting, move |loaded| {
            let Loaded::Write(stage) = loaded else { return None };
            Some(stage(&step))
        }),
        Stage::Explore(_) => from_chunk(Chunk::Explore, stage_waiting, move |loaded| {
            let Loaded::Explore(parts) = loaded else { return None };
            Some((parts.stage)(&step))
        }),
        Stage::Differ(_) => from_chunk(Chunk::Differ, stage_waiting, move |loaded| {
            let Loaded::Differ(parts) = loaded else { return None };
            Some((parts.stage)(&step))
        }),
        Stage::Decide(_) => from_chunk(Chunk::Decide, stage_waiting, move |loaded| {
            let Loaded::Decide(stage) = loaded else { return None };
            Some(stage(&step))
        }),
    }
}

/// Loads the screen of the next step while the group is at this one.
fn load_ahead(room: Room) {
    let next = memo(move || {
        room.read(|w| {
            let current = w.agenda.current().map(|step| step.id);
            let mut steps = w.agenda.steps.iter();
            // Before the start, the first step is the next.
            if current.is_some() {
                steps.find(|step| current == Some(step.id));
            }
            steps.next().and_then(|step| screen_of(step.activity).stage.chunk())
        })
    });
    effect(move || {
        if let Some(chunk) = next.get() {
            prefetch(chunk);
        }
    });
}
