//! The pages: rendered here, brought to life in the browser by the same code.

use app::SiteFiles;
use axum::{
    Router,
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};
use leptos::prelude::{LeptosOptions, provide_context};
use leptos_axum::{generate_route_list, render_app_async_with_context};

use super::{App, error::ApiError};

/// The beginning of the files' names.
const NAME: &str = "collective-yes";

/// What leptos wants to know. The files' names come from the site itself: see [`SiteFiles`].
fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name(NAME).site_pkg_dir("pkg").build()
}

/// Adds the pages, and the files they load, to everything else.
pub(super) fn mount(router: Router<App>, app: &App) -> Router<App> {
    if app.site.is_none() {
        return router.fallback(nothing);
    }
    // The renderer needs its executor before the first page.
    let _ = generate_route_list(|| ());
    router.fallback(file_or_page)
}

async fn nothing() -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "not_found", "there is nothing at this address")
}

/// A file of the site, or a page: which one, and whether there is one, is the page's own to say.
async fn file_or_page(State(app): State<App>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return nothing().await.into_response();
    }
    if let Some(file) = app.site.answer(request.uri().path(), request.headers()) {
        return file;
    }
    // Programs get an answer they can read.
    if request.uri().path().starts_with("/api/") {
        return nothing().await.into_response();
    }
    let options = options();
    let files = SiteFiles::parse(app.site.hashes());
    let page = render_app_async_with_context(
        move || provide_context(files.clone()),
        move || app::shell(options.clone()),
    );
    page(request).await
}
