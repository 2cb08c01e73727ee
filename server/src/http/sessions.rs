//! Signing a browser in with a personal link, and out again.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use domain::{
    Role, Timestamp, Workshop,
    id::{SeatId, WorkshopId},
    seat::Attendance,
    text::{DisplayName, FunctionName, Title},
    tool::charter::{SPEAKING, Visibility},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::KeyKind;

use super::{App, Peer, credentials, endpoints::Body, error::ApiError};
use crate::{clock, secret::Secret, telemetry::metric};

/// A personal link.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignIn {
    /// The part of the link behind its `#`.
    link: String,
}

/// A person's seat in a workshop.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Me {
    workshop: WorkshopId,
    title: Option<Title>,
    seat: SeatId,
    role: Role,
    /// Whether this person was invited to one disconnect only.
    expert: bool,
    /// The function they speak for, once known.
    function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase.
    veto: bool,
    /// Whether somebody has joined with this seat.
    taken: bool,
    /// `None` if the person gave none.
    name: Option<DisplayName>,
    /// The visibility of what people say, per phase.
    promised: PhaseVisibility,
    /// The functions of the other members.
    others: Vec<FunctionName>,
    /// The planned start, in microseconds since 1970; `None` if not set.
    starts_at: Option<Timestamp>,
}

/// How what people say is shown, per phase.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PhaseVisibility {
    prompt: Visibility,
    explore: Visibility,
    converge: Visibility,
}

impl PhaseVisibility {
    /// As set in the workshop's charter.
    pub(super) fn of(workshop: &Workshop) -> Self {
        let [prompt, explore, converge] = SPEAKING.map(|phase| workshop.charter.of(phase));
        Self { prompt, explore, converge }
    }
}

/// The functions of the members, except this seat's.
pub(super) fn functions(workshop: &Workshop, own: Option<SeatId>) -> Vec<FunctionName> {
    let others = workshop.seats.all.values().filter(|other| {
        Some(other.id) != own && other.role.is_member() && other.attendance != Attendance::Removed
    });
    others.filter_map(|other| other.function.clone()).collect()
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

/// The data of a seat; `None` if it has left the workshop.
pub(super) async fn look_up(
    app: &App,
    id: WorkshopId,
    seat: SeatId,
) -> Result<Option<Me>, ApiError> {
    let me = app.workshops.rooms.look(id, move |core| {
        let viewer = core.workshop().viewer(seat)?;
        let seat = core.workshop().seats.present(seat)?;
        let sides = core.sides();
        let workshop = if viewer.is_insider { sides.insiders() } else { sides.outsiders() };
        Some(Me {
            promised: PhaseVisibility::of(workshop),
            others: functions(workshop, Some(seat.id)),
            starts_at: workshop.agenda.starts_at,
            workshop: id,
            title: workshop.agenda.title.clone(),
            seat: seat.id,
            role: seat.role,
            expert: seat.expert.is_some(),
            function: seat.function.clone(),
            veto: seat.veto,
            taken: seat.attendance == Attendance::Joined,
            name: core.people().get(&seat.id).cloned(),
        })
    });
    Ok(me.await?)
}

fn failed_link(app: &App, peer: Peer) -> ApiError {
    metrics::counter!(metric::REFUSED, "why" => "link").increment(1);
    if app.failed_links.try_acquire(peer.0.ip(), clock::now()) {
        tracing::info!("a link opened nothing");
        ApiError::link_ended()
    } else {
        ApiError::too_many("too many wrong links from your network")
    }
}
