//! Admitting people, renewing their links, and their names.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use domain::{
    Role,
    id::SeatId,
    text::{DisplayName, FunctionName},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    App, credentials,
    endpoints::Body,
    error::ApiError,
    workshops::{link, role},
};
use crate::workshops::Guest;

/// Somebody to admit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Admit {
    /// What the seat is for.
    role: Role,
    /// What its person stands for, when known.
    #[serde(default)]
    function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase.
    #[serde(default)]
    veto: bool,
    /// The person's name, when known.
    #[serde(default)]
    name: Option<DisplayName>,
}

/// A seat and its personal link.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SeatLink {
    /// The seat.
    seat: SeatId,
    /// Its link. Shown once: only its hash is kept.
    link: String,
}

/// Nothing to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// A name; none erases it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    /// The name.
    name: Option<DisplayName>,
}

/// `POST /api/workshops/{id}/seats`
pub(super) async fn admit(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(Admit { role, function, veto, name }): Body<Admit>,
) -> Result<(StatusCode, Json<SeatLink>), ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    let guest = Guest { role, function, veto, name };
    let (seat, secret) = app.workshops.admit(key.workshop, key.seat, guest).await?;
    let link = link(&app.public, &secret);
    Ok((StatusCode::CREATED, Json(SeatLink { seat, link })))
}

/// `POST /api/workshops/{id}/seats/{seat}/link`
pub(super) async fn renew(
    State(app): State<App>,
    Path((id, seat)): Path<(String, String)>,
    headers: HeaderMap,
    Body(Nothing {}): Body<Nothing>,
) -> Result<Json<SeatLink>, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    if role(&app, key.workshop, key.seat).await? != Role::Mobilizer {
        return Err(ApiError::mobilizer_only());
    }
    let seat: SeatId = seat.parse().map_err(|_| ApiError::no_such_seat())?;
    let known = app
        .workshops
        .rooms
        .look(key.workshop, move |core| core.workshop().seats.present(seat).is_some());
    if !known.await? {
        return Err(ApiError::no_such_seat());
    }
    let secret = app.workshops.renew(key.workshop, seat).await?;
    Ok(Json(SeatLink { seat, link: link(&app.public, &secret) }))
}

/// `DELETE /api/workshops/{id}/names`
pub(super) async fn erase_names(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    if role(&app, key.workshop, key.seat).await? != Role::Mobilizer {
        return Err(ApiError::mobilizer_only());
    }
    app.workshops.erase_names(key.workshop).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/workshops/{id}/name`
pub(super) async fn name(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(Name { name }): Body<Name>,
) -> Result<StatusCode, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    // A seat that was removed names nobody.
    role(&app, key.workshop, key.seat).await?;
    app.workshops.name(key.workshop, key.seat, name).await?;
    Ok(StatusCode::NO_CONTENT)
}
