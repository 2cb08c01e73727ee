//! What comes after the meeting.

use domain::{Area, id::WorkshopId};
use leptos::prelude::*;

use crate::live::{
    shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
    shell::connect::{Place, connect},
};

/// `/w/:id/follow`
pub fn follow_through_page(workshop: WorkshopId) -> AnyView {
    let place = Place { workshop, area: Area::Follow };
    connect(texts::routes::follow_through_heading(), place, follow_through)
}

fn follow_through() -> AnyView {
    from_chunk(Chunk::FollowThrough, stage_waiting, |loaded| {
        let Loaded::FollowThrough(parts) = loaded else { return None };
        Some((parts.page)())
    })
}
