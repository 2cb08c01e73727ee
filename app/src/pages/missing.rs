//! The page for unknown addresses.

use leptos::prelude::*;
use texts::missing as t;

use crate::ui::mark::Mark;

/// Sets the HTTP status and offers the way back.
pub fn missing_page() -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <div class="page">
            <header class="topbar">
                <a class="home" href="/" aria-label=texts::routes::home()>
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
            </header>
            <div class="layout">
                <main class="stage narrow ended" id="stage" tabindex="-1">
                    <h1>{t::title()}</h1>
                    <p>{t::way_back()}</p>
                    <a class="button primary" href="/">
                        {texts::routes::start_page()}
                    </a>
                </main>
            </div>
        </div>
    }
    .into_any()
}
