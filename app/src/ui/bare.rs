//! The frame of a page with one thing in the middle: logo, name, language.

use leptos::prelude::*;

use crate::ui::{language::LanguageMenu, mark::Mark};

/// Wraps the content of such a page.
pub fn bare(inside: AnyView) -> AnyView {
    view! {
        <div class="page join">
            <header class="topbar">
                <a class="home" href="/" aria-label=texts::routes::home()>
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">
                    <LanguageMenu />
                </span>
            </header>
            <main>{inside}</main>
        </div>
    }
    .into_any()
}
