//! The big screen in the room.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::live::{shell::connect::Connect, wall::Wall};

/// `/w/:id/wall`
#[component]
pub fn WallPage(workshop: WorkshopId) -> impl IntoView {
    view! {
        <Connect workshop heading=texts::routes::wall_heading() inside=|| view! { <Wall /> }.into_any() />
    }
    .into_any()
}
