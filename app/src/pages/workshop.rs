//! The workshop page. Everything live is built after connecting.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::live::shell::{connect::Connect, frame::Frame};

/// `/w/:id`
#[component]
pub fn WorkshopPage(workshop: WorkshopId) -> impl IntoView {
    view! {
        <Connect workshop heading=texts::routes::workshop_heading() inside=|| view! { <Frame /> }.into_any() />
    }
    .into_any()
}
