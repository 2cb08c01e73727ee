//! The record: what was decided, read on a screen or on paper.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::workshop::{door::Door, record::Record};

/// `/w/:id/record`
#[component]
pub fn RecordPage(
    /// Which workshop.
    workshop: WorkshopId,
) -> impl IntoView {
    view! {
        <Door workshop heading="The record" inside=|| view! { <Record /> }.into_any() />
    }
    .into_any()
}
