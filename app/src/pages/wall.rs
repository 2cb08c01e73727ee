//! The big screen in the room.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::live::{
    shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
    shell::connect::connect,
};

/// `/w/:id/wall`
pub fn wall_page(workshop: WorkshopId) -> AnyView {
    connect(workshop, texts::routes::wall_heading(), wall)
}

fn wall() -> AnyView {
    from_chunk(Chunk::Wall, stage_waiting, |loaded| {
        let Loaded::Wall(wall) = loaded else { return None };
        Some(wall())
    })
}
