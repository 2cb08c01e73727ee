//! Turning a screen into a wall: it requests a code and shows it, the Mobilizer scans or types it, and the screen is
//! signed in to the workshop's wall seat.

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
    access::mobilizer,
    attempts::{check_attempts, count_attempt},
    credentials,
    error::ApiError,
    extract::{Body, Nothing},
    me::seated,
    state::{App, Peer},
};
use crate::{clock, join_code::Code, screens::Showing, secret::Secret, workshops::NewSeat};

/// A waiting screen.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ScreenInfo {
    /// The token to ask with whether somebody claimed the screen.
    wait: String,
    /// The code to show.
    code: String,
    /// The link that carries the code, as a QR code.
    picture: Picture,
}

/// A QR code, to be drawn as SVG.
#[derive(Debug, Serialize, JsonSchema)]
struct Picture {
    /// Modules per side, without the quiet zone.
    size: usize,
    /// The dark modules as an SVG path.
    path: String,
}

impl Picture {
    fn of(text: &str) -> Result<Self, QrError> {
        let code = QrCode::new(text.as_bytes())?;
        let size = code.width();
        let mut path = String::new();
        for (row, colours) in code.to_colors().chunks(size).enumerate() {
            for (column, _) in colours.iter().enumerate().filter(|(_, c)| **c == Color::Dark) {
                // Writing to memory does not fail.
                let _ = write!(path, "M{column} {row}h1v1h-1z");
            }
        }
        Ok(Self { size, path })
    }
}

/// Asks whether somebody claimed the screen.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ScreenQuery {
    /// The token the screen was given.
    wait: String,
}

/// The code that a screen shows.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    /// As scanned or typed.
    code: String,
}

/// A workshop that can be put on a screen.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Showable {
    workshop: WorkshopId,
    title: Option<Title>,
}

/// `POST /api/screens`
pub(super) async fn open(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(Nothing {}): Body<Nothing>,
) -> Result<(StatusCode, Json<ScreenInfo>), ApiError> {
    let now = clock::now();
    if !app.allowances.screens.try_acquire(peer.0.ip(), now) {
        return Err(ApiError::too_many("too many new screens"));
    }
    let failed = |error: anyhow::Error| ApiError::failed(&*error);
    let (code, secret) = (Code::random().map_err(failed)?, Secret::new().map_err(failed)?);
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
    Body(ScreenQuery { wait }): Body<ScreenQuery>,
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

/// The code, if a screen shows it, unless too many wrong codes were tried.
fn shown(app: &App, peer: Peer, code: &str) -> Result<Code, ApiError> {
    check_attempts(app, peer)?;
    let known = Code::parse(code).filter(|code| app.screens.waits(code, clock::now()));
    count_attempt(app, peer, known.is_some())?;
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
        // Skip a workshop that was erased meanwhile.
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

/// A wall seat that the customers' side admitted, created if missing. A wall that the seller admitted shows less.
async fn wall(app: &App, workshop: WorkshopId, by: SeatId) -> Result<SeatId, ApiError> {
    let known = app.workshops.rooms.look(workshop, |core| {
        let seats = &core.workshop().seats;
        let mut here = seats.all.values().filter(|seat| seats.present(seat.id).is_some());
        here.find(|seat| seat.role == Role::Wall && !seat.by_seller).map(|seat| seat.id)
    });
    if let Some(seat) = known.await? {
        return Ok(seat);
    }
    let new_seat = NewSeat { role: Role::Wall, function: None, veto: false, name: None };
    Ok(app.workshops.admit(workshop, by, new_seat).await?.0)
}
