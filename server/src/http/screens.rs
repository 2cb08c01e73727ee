//! A screen becomes a wall: it asks for a code and shows it, the Mobilizer's phone scans it or somebody types it, and the
//! screen is signed in on the workshop's wall seat.

use std::fmt::Write as _;

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    Role,
    id::{SeatId, WorkshopId},
    text::Title,
};
use qrcode::{Color, QrCode, types::QrError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    App, Peer, credentials,
    endpoints::Body,
    error::ApiError,
    join_codes::{may_try, mobilizer, seated, tried},
    seats::Nothing,
};
use crate::{clock, join_code::Code, screens::Showing, secret::Secret, workshops::Guest};

/// A screen that waits.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ScreenInfo {
    /// What the screen asks with whether somebody took it.
    wait: String,
    /// What it shows.
    code: String,
    /// The link that carries the code, as a QR code.
    picture: Picture,
}

/// A QR code, to be drawn.
#[derive(Debug, Serialize, JsonSchema)]
struct Picture {
    /// Its width and its height, without the white around it.
    size: usize,
    /// Its dark squares, as the path of an SVG.
    path: String,
}

impl Picture {
    fn of(text: &str) -> Result<Self, QrError> {
        let code = QrCode::new(text.as_bytes())?;
        let size = code.width();
        let mut path = String::new();
        for (row, colours) in code.to_colors().chunks(size).enumerate() {
            for (column, _) in colours.iter().enumerate().filter(|(_, c)| **c == Color::Dark) {
                // Cannot fail: a String takes what it is given.
                let _ = write!(path, "M{column} {row}h1v1h-1z");
            }
        }
        Ok(Self { size, path })
    }
}

/// Asking whether somebody took the screen.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    /// What the screen was given.
    wait: String,
}

/// The code that a screen shows.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    /// As it was scanned or typed.
    code: String,
}

/// A workshop that can be put on a screen.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Showable {
    /// Which.
    workshop: WorkshopId,
    /// Its title.
    title: Option<Title>,
}

/// `POST /api/screens`
pub(super) async fn open(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(Nothing {}): Body<Nothing>,
) -> Result<(StatusCode, Json<ScreenInfo>), ApiError> {
    let now = clock::now();
    if !app.new_screens.try_acquire(peer.0.ip(), now) {
        return Err(ApiError::too_many("too many new screens"));
    }
    let failed = |error: anyhow::Error| ApiError::failed(&*error);
    let (code, secret) = (Code::by_chance().map_err(failed)?, Secret::new().map_err(failed)?);
    let link = format!("{}/pair#{}", app.public.url(), code.expose());
    let picture = Picture::of(&link).map_err(|error| ApiError::failed(&error))?;
    let (wait, shown) = (secret.expose().to_owned(), code.expose().to_owned());
    if !app.screens.wait(code, &secret, now) {
        return Err(ApiError::too_many("too many screens are waiting"));
    }
    Ok((StatusCode::CREATED, Json(ScreenInfo { wait, code: shown, picture })))
}

/// `POST /api/screens/wait`
pub(super) async fn wait(
    State(app): State<App>,
    Body(Wait { wait }): Body<Wait>,
) -> Result<Response, ApiError> {
    let showing = Secret::parse(&wait).and_then(|secret| app.screens.ask(&secret, clock::now()));
    match showing.ok_or_else(gone)? {
        Showing::Nothing => Ok(StatusCode::ACCEPTED.into_response()),
        Showing::Wall(workshop, seat) => seated(&app, workshop, seat).await,
    }
}

fn gone() -> ApiError {
    let message = "this code has expired: the screen shows a new one";
    ApiError::new(StatusCode::NOT_FOUND, "no_screen", message)
}

/// The code, where a screen shows it, unless too many were tried.
fn shown(app: &App, peer: Peer, code: &str) -> Result<Code, ApiError> {
    may_try(app, peer)?;
    let known = Code::parse(code).filter(|code| app.screens.waits(code, clock::now()));
    tried(app, peer, known.is_some())?;
    known.ok_or_else(gone)
}

/// `POST /api/screens/look`
pub(super) async fn look(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    Body(Shown { code }): Body<Shown>,
) -> Result<Json<Vec<Showable>>, ApiError> {
    shown(&app, peer, &code)?;
    let mut all = Vec::new();
    for key in credentials::sessions(&app, &headers).await? {
        let title = app.workshops.rooms.look(key.workshop, move |core| {
            let seat = core.workshop().seats.present(key.seat)?;
            let title = core.workshop().agenda.title.clone();
            (seat.role == Role::Mobilizer).then_some(title)
        });
        // One that was erased meanwhile has no title to offer.
        if let Ok(Some(title)) = title.await {
            all.push(Showable { workshop: key.workshop, title });
        }
    }
    Ok(Json(all))
}

/// `POST /api/workshops/{id}/screens`
pub(super) async fn show(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(Shown { code }): Body<Shown>,
) -> Result<StatusCode, ApiError> {
    let (workshop, by) = mobilizer(&app, &headers, &id).await?;
    let code = shown(&app, peer, &code)?;
    let seat = wall(&app, workshop, by).await?;
    if !app.screens.take(&code, workshop, seat, clock::now()) {
        return Err(gone());
    }
    tracing::info!(%workshop, "a screen became a wall");
    Ok(StatusCode::NO_CONTENT)
}

/// The seat of a wall that the Mobilizer's side admitted; made where there is none. One that the seller admitted shows less.
async fn wall(app: &App, workshop: WorkshopId, by: SeatId) -> Result<SeatId, ApiError> {
    let known = app.workshops.rooms.look(workshop, |core| {
        let seats = &core.workshop().seats;
        let mut here = seats.all.values().filter(|seat| seats.present(seat.id).is_some());
        here.find(|seat| seat.role == Role::Wall && !seat.by_seller).map(|seat| seat.id)
    });
    if let Some(seat) = known.await? {
        return Ok(seat);
    }
    let guest = Guest { role: Role::Wall, function: None, veto: false, name: None };
    Ok(app.workshops.admit(workshop, by, guest).await?.0)
}
