//! The big screen in the room.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::live::{shell::connect::connect, wall::wall};

/// `/w/:id/wall`
pub fn wall_page(workshop: WorkshopId) -> AnyView {
    connect(workshop, texts::routes::wall_heading(), wall)
}
