//! The workshop page. Everything live is built after connecting.

use domain::{Area, id::WorkshopId};
use leptos::prelude::*;

use crate::live::shell::{
    connect::{Place, connect},
    frame::frame,
};

/// `/w/:id`
pub fn workshop_page(workshop: WorkshopId) -> AnyView {
    let place = Place { workshop, area: Area::Live };
    connect(texts::routes::workshop_heading(), place, frame)
}
