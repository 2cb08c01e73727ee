//! The workshop page. Everything live is built after connecting.

use domain::{Area, id::WorkshopId};
use leptos::prelude::*;

use crate::live::{
    shared::chunk::{Chunk, Loaded, from_chunk},
    shell::connect::{self, Place, connect},
};

/// `/w/:id`
pub fn workshop_page(workshop: WorkshopId) -> AnyView {
    let place = Place { workshop, area: Area::Live };
    connect(texts::routes::workshop_heading(), place, frame)
}

fn frame() -> AnyView {
    from_chunk(Chunk::Frame, waiting, |loaded| {
        let Loaded::Frame(frame) = loaded else { return None };
        Some(frame())
    })
}

/// The server may answer before the page is loaded.
fn waiting() -> AnyView {
    connect::waiting(texts::routes::workshop_heading())
}
