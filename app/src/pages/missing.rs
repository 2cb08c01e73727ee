//! The page for unknown addresses.

use leptos::prelude::*;
use texts::missing as t;

use crate::ui::{
    chrome::{Purpose, brand, plain_page},
    parts::nothing,
};

/// Sets the HTTP status and offers the way back.
pub fn missing_page() -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    let inside = view! {
        <h1>{t::title()}</h1>
        <p>{t::way_back()}</p>
        <a class="button primary" href="/">
            {texts::routes::start_page()}
        </a>
    };
    plain_page(brand(), nothing(), Purpose::End, inside.into_any())
}
