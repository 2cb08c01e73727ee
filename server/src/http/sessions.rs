//! Signing a browser in with a personal link, and out again.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use schemars::JsonSchema;
use serde::Deserialize;
use store::KeyKind;

use super::{
    credentials,
    error::ApiError,
    extract::Body,
    me::{Me, look_up},
    state::{App, Peer},
};
use crate::{clock, secret::Secret, telemetry::metric};

/// A personal link.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignIn {
    /// The part of the link behind its `#`.
    link: String,
}

/// `POST /api/session`
pub(super) async fn sign_in(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(SignIn { link }): Body<SignIn>,
) -> Result<([(HeaderName, String); 1], Json<Me>), ApiError> {
    let key = match Secret::parse(link.trim()) {
        Some(secret) => app.workshops.store.find_key(secret.hash(), clock::now()).await?,
        None => None,
    };
    let Some(key) = key.filter(|key| key.kind == KeyKind::Link) else {
        return Err(failed_link(&app, peer));
    };
    let Some(me) = look_up(&app, key.workshop, key.seat).await? else {
        return Err(ApiError::link_ended());
    };
    let session = app.workshops.sign_in(key.workshop, key.seat).await?;
    let cookie = credentials::set_cookie(&app.public, key.workshop, Some(&session));
    Ok(([(header::SET_COOKIE, cookie)], Json(me)))
}

/// `DELETE /api/session/{id}`
pub(super) async fn sign_out(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<(StatusCode, [(HeaderName, String); 1]), ApiError> {
    let (hash, key) = credentials::require(&app, &headers, &id).await?;
    // A link is renewed, not signed out: its owner would be locked out for good.
    if key.kind == KeyKind::Session {
        app.workshops.sign_out(key.workshop, hash).await?;
    }
    let cookie = credentials::set_cookie(&app.public, key.workshop, None);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]))
}

/// `GET /api/workshops/{id}/me`
pub(super) async fn me(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Me>, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    let me = look_up(&app, key.workshop, key.seat).await?;
    me.map(Json).ok_or_else(ApiError::no_such_workshop)
}

fn failed_link(app: &App, peer: Peer) -> ApiError {
    metrics::counter!(metric::REFUSED, "why" => "link").increment(1);
    if app.allowances.failed_links.try_acquire(peer.0.ip(), clock::now()) {
        tracing::info!("a link opened nothing");
        ApiError::link_ended()
    } else {
        ApiError::too_many("too many wrong links from your network")
    }
}
