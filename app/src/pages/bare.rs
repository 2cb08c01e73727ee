//! What stands around a page that is one thing in the middle: the sign, the name, the language.

use leptos::prelude::*;

use crate::ui::{language::LanguageMenu, mark::Mark};

/// The page around its one thing.
pub fn bare(name: &'static str, inside: AnyView) -> AnyView {
    view! {
        <div class=format!("page join {name}")>
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
