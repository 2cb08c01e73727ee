//! What stands around a page that is one thing in the middle: the sign, the name, the language.

use leptos::prelude::*;

use super::{language::LanguageMenu, mark::Mark};

/// The page around its one thing.
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
