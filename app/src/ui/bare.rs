//! The frame of a page with one thing in the middle: logo, name, language.

use leptos::prelude::*;

use crate::ui::{
    chrome::{brand, topbar},
    language::LanguageMenu,
};

/// Wraps the content of such a page.
pub fn bare(inside: AnyView) -> AnyView {
    let bar = view! {
        {brand()}
        <span class="tools">
            <LanguageMenu />
        </span>
    };
    let bar = bar.into_any();
    view! {
        <div class="page join">
            {topbar(bar)} <main>{inside}</main>
        </div>
    }
    .into_any()
}
