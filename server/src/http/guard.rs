//! Checks and headers for every request and response.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use texts::Spoken;

use super::{credentials, error::ApiError, state::App};
use crate::telemetry::metric;

/// What a response that is not a page may load in a browser: nothing.
const NOTHING: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The page needs no camera, microphone, location or other device.
const NO_POWERS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()";
/// Two years, which browsers require for their preload list.
const HSTS: &str = "max-age=63072000";

/// Refuses what another site's page can make a browser send: forms, and cross-origin requests with our cookie.
pub(super) async fn refuse_forgeries(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    match check(&app, request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(error) => {
            metrics::counter!(metric::REFUSED, "why" => "forgery").increment(1);
            error.into_response()
        }
    }
}

fn check(app: &App, method: &Method, headers: &HeaderMap) -> Result<(), ApiError> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    match credentials::origin(headers) {
        Some(origin) if !app.public.allows(origin) => return Err(ApiError::foreign_origin()),
        None if credentials::has_cookie(headers) => return Err(ApiError::foreign_origin()),
        _ => {}
    }
    let content = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content.map(|text| text.split(';').next().unwrap_or("").trim());
    let is_json = essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    // A form cannot send DELETE, so DELETE needs no body and no type.
    if is_json || *method == Method::DELETE { Ok(()) } else { Err(ApiError::not_json()) }
}

/// Adds the security headers to every response.
pub(super) async fn harden(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    count(response.status());
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), NO_POWERS),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in
        [(header::CONTENT_SECURITY_POLICY, NOTHING), (header::CACHE_CONTROL, "no-store")]
    {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.public.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    response
}

fn count(status: StatusCode) {
    let class = match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    metrics::counter!(metric::REQUESTS, "class" => class).increment(1);
}

/// Answers in the reader's language.
pub(super) async fn speak(request: Request, next: Next) -> Response {
    let language = credentials::language(request.headers());
    let mut response = Spoken::new(language, next.run(request)).await;
    let headers = response.headers_mut();
    let page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if page {
        headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}
