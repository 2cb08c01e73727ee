//! Something to read together: the charter, the insight. A well-set page and nothing to do.

use domain::tool::agenda::Step;
use leptos::prelude::*;
use texts::read as t;

use super::{
    super::charter,
    parts::{ask, para},
};
use crate::{state::use_room, ui::views::Views as _};

/// The step's own lines.
#[component]
pub fn ReadStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let lines = step
        .lines
        .iter()
        .map(|line| view! { <li class="words">{line.to_string()}</li> }.into_any())
        .views();
    let page = if lines.is_empty() {
        para("words", t::nothing())
    } else {
        view! {
            <ul class="charter" role="list">
                {lines}
            </ul>
        }
        .into_any()
    };
    view! {
        {ask(crate::words::steps::title(&step), "")}
        <article class="panel">{page}</article>
        {charter::panel(use_room())}
    }
}
