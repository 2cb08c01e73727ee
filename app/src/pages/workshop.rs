//! The workshop page. Everything live is built after connecting.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::live::shell::{connect::connect, frame::frame};

/// `/w/:id`
pub fn workshop_page(workshop: WorkshopId) -> AnyView {
    connect(workshop, texts::routes::workshop_heading(), frame)
}
