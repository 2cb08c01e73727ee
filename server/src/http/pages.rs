//! The pages: rendered here, then hydrated in the browser by the same code.

use std::sync::Arc;

use app::{RecordView, SiteFiles};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    response::{IntoResponse, Response},
};
use leptos::prelude::{LeptosOptions, provide_context};
use leptos_axum::{generate_route_list, render_app_async_with_context};
use record::Record;

use super::{credentials, error::ApiError, records, state::App};

/// The prefix of the file names.
const NAME: &str = "collective-yes";

/// Options for leptos. The file names come from the site itself: see [`SiteFiles`].
fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name(NAME).site_pkg_dir("pkg").build()
}

/// Adds the pages and the files they load as the fallback.
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

/// A file of the site, or a page. The app's own router decides which page, and whether it exists.
async fn file_or_page(State(app): State<App>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return nothing().await.into_response();
    }
    if let Some(file) = app.site.answer(request.uri().path(), request.headers()) {
        return file;
    }
    // API clients get a JSON error.
    if request.uri().path().starts_with("/api/") {
        return nothing().await.into_response();
    }
    let options = options();
    let files = SiteFiles::parse(app.site.hashes());
    let view = record_view(&app, request.uri().path().to_owned(), request.headers().clone()).await;
    let page = render_app_async_with_context(
        move || {
            provide_context(files.clone());
            if let Some(view) = view.clone() {
                provide_context(view);
            }
        },
        move || app::shell(options.clone()),
    );
    page(request).await
}

/// The data for the record page, if the caller has a seat; `None` for other pages.
async fn record_view(app: &App, path: String, headers: HeaderMap) -> Option<RecordView> {
    let id = path.strip_prefix("/w/")?.trim_end_matches('/').strip_suffix("/record")?;
    let (_, key) = credentials::require(app, &headers, id).await.ok()?;
    let view = app.workshops.rooms.view(key.workshop, key.seat).await.ok()??;
    let record = Record::of(key.workshop, &view.workshop, &view.people);
    Some(RecordView {
        id: key.workshop,
        exports: records::may_export(view.viewer.role, &view.workshop).is_ok(),
        record: Arc::new(record),
    })
}
