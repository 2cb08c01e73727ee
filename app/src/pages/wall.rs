//! The big screen in the room.

use domain::{Area, id::WorkshopId};
use leptos::prelude::*;

use crate::live::{
    shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
    shell::connect::{Place, connect},
};

/// `/w/:id/wall`
pub fn wall_page(workshop: WorkshopId) -> AnyView {
    let place = Place { workshop, area: Area::Live };
    connect(texts::routes::wall_heading(), place, wall)
}

fn wall() -> AnyView {
    from_chunk(Chunk::Wall, stage_waiting, |loaded| {
        let Loaded::Wall(wall) = loaded else { return None };
        Some(wall())
    })
}
