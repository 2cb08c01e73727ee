//! A page to read together: the charter, the insight. Nothing to do.

use domain::tool::agenda::{Recipe, Step};
use leptos::prelude::*;
use texts::read as t;

use crate::{
    live::shared::charter,
    state::use_room,
    ui::{
        parts::{ask, para},
        views::Views as _,
    },
};

/// The step's own texts.
pub fn stage(step: &Step) -> AnyView {
    let mut said: Vec<String> = step.lines.iter().map(ToString::to_string).collect();
    if said.is_empty() && step.recipe == Recipe::Charter {
        said = [t::rule_write(), t::rule_convince(), t::rule_say_back(), t::rule_leave()]
            .map(str::to_owned)
            .into();
    }
    let lines = said.into_iter().map(|line| view! { <li class="words">{line}</li> }.into_any());
    let lines = lines.views();
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
        {ask(crate::words::steps::title(step), "")}
        <article class="panel">{page}</article>
        {charter::panel(use_room())}
    }
    .into_any()
}
