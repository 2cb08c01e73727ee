//! The router: all routes, and what every request and response passes through.

use std::sync::Arc;

use axum::{Extension, Router, extract::DefaultBodyLimit, middleware};

use super::{endpoints, guard, openapi, pages, state::App};

/// Bytes of a request's body: every field at its limit.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// The router with all routes and layers.
pub fn router(app: App) -> Router {
    let endpoints = endpoints::all();
    let description = openapi::Description(Arc::new(openapi::describe(&endpoints)));
    let mut router = Router::new();
    for endpoint in endpoints {
        router = router.route(endpoint.path, endpoint.handler);
    }
    let router = pages::mount(router, &app);
    router
        .layer(Extension(description))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn(guard::speak))
        .layer(middleware::from_fn_with_state(app.clone(), guard::refuse_forgeries))
        .layer(middleware::from_fn_with_state(app.clone(), guard::harden))
        .with_state(app)
}
