//! What the sender of a request may do in a workshop.

use axum::http::HeaderMap;
use domain::{
    Role, Scope,
    id::{SeatId, WorkshopId},
};

use super::{credentials, error::ApiError, state::App};

/// The caller's workshop and seat, unless the seat belongs to an invited expert.
pub(super) async fn inside(
    app: &App,
    headers: &HeaderMap,
    id: &str,
) -> Result<(WorkshopId, SeatId), ApiError> {
    let (_, key) = credentials::require(app, headers, id).await?;
    let seat = key.seat;
    let rooms = &app.workshops.rooms;
    let known = rooms.look(key.workshop, move |core| {
        core.workshop().viewer(seat).is_some_and(|viewer| viewer.scope == Scope::Workshop)
    });
    if known.await? { Ok((key.workshop, seat)) } else { Err(ApiError::no_such_workshop()) }
}

/// The caller's workshop and seat, if the caller is the Mobilizer.
pub(super) async fn mobilizer(
    app: &App,
    headers: &HeaderMap,
    id: &str,
) -> Result<(WorkshopId, SeatId), ApiError> {
    let (_, key) = credentials::require(app, headers, id).await?;
    if role(app, key.workshop, key.seat).await? != Role::Mobilizer {
        return Err(ApiError::mobilizer_only());
    }
    Ok((key.workshop, key.seat))
}

/// The role of a seat; an error if it has left the workshop.
pub(super) async fn role(app: &App, workshop: WorkshopId, seat: SeatId) -> Result<Role, ApiError> {
    let rooms = &app.workshops.rooms;
    let role = rooms.look(workshop, move |core| core.workshop().viewer(seat).map(|v| v.role));
    role.await?.ok_or_else(ApiError::no_such_workshop)
}
