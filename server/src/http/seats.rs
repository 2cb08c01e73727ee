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
    access::{mobilizer, role},
    credentials,
    error::ApiError,
    extract::{Body, Nothing},
    state::App,
    workshops::link,
};
use crate::workshops::NewSeat;

/// A person to admit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Admit {
    role: Role,
    /// The function they speak for, if known.
    #[serde(default)]
    function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase.
    #[serde(default)]
    veto: bool,
    /// Their name, if known.
    #[serde(default)]
    name: Option<DisplayName>,
}

/// A seat and its personal link.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SeatLink {
    seat: SeatId,
    /// Shown once: only its hash is stored.
    link: String,
}

/// A person's name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    /// `None` erases it.
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
    let new_seat = NewSeat { role, function, veto, name };
    let (seat, secret) = app.workshops.admit(key.workshop, key.seat, new_seat).await?;
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
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    let seat: SeatId = seat.parse().map_err(|_| ApiError::no_such_seat())?;
    let rooms = &app.workshops.rooms;
    let known = rooms.look(workshop, move |core| core.workshop().seats.present(seat).is_some());
    if !known.await? {
        return Err(ApiError::no_such_seat());
    }
    let secret = app.workshops.renew(workshop, seat).await?;
    Ok(Json(SeatLink { seat, link: link(&app.public, &secret) }))
}

/// `DELETE /api/workshops/{id}/names`
pub(super) async fn erase_names(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    app.workshops.erase_names(workshop).await?;
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
    // A removed seat cannot set a name.
    role(&app, key.workshop, key.seat).await?;
    app.workshops.name(key.workshop, key.seat, name).await?;
    Ok(StatusCode::NO_CONTENT)
}
