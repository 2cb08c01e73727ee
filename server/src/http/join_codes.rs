//! The way in by code: opening and closing it, its picture, knocking, waiting, being let in.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Role, Timestamp,
    id::{SeatId, WorkshopId},
    text::{DisplayName, FunctionName, Title},
};
use protocol::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use qrcode::{QrCode, render::svg};
use room::Input;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Entrance, JoinPolicy};

use super::{
    App, Peer, credentials,
    endpoints::Body,
    error::ApiError,
    sessions::{self, Promised},
    workshops::role,
};
use crate::{
    clock,
    join_code::{self, Answer, Code},
    rooms::Message,
    secret::Secret,
    telemetry::counted,
    workshops::Guest,
};

/// What a code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum JoinPolicyName {
    /// There is no way in by code.
    Closed,
    /// Whoever has it comes in.
    Open,
    /// Whoever has it waits until the Mobilizer lets them in.
    Approval,
    /// Whoever has it and knows the password comes in.
    Password,
}

/// How the way in by code is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    /// What a code is worth.
    entry: JoinPolicyName,
    /// The password; for that entry only.
    #[serde(default)]
    password: Option<String>,
    /// Whether there is to be a new code; the old one ends.
    #[serde(default)]
    renew: bool,
}

/// How it is.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EntranceInfo {
    /// What a code is worth.
    entry: JoinPolicyName,
    /// The code, where there is one.
    code: Option<String>,
    /// The link that carries it.
    link: Option<String>,
}

/// A code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Try {
    /// As it was typed.
    code: String,
}

/// What a code leads to.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LeadsTo {
    /// The workshop's title; not told where a password is asked for.
    title: Option<Title>,
    /// What the code is worth.
    entry: JoinPolicyName,
    /// What was promised about whose anything is.
    promised: Promised,
    /// The functions that members speak for, or will; none are told where a password is asked for.
    others: Vec<FunctionName>,
    /// When it is to start, in microseconds since 1970, where that was said.
    starts_at: Option<Timestamp>,
}

/// Somebody with a code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Knock {
    /// The code.
    code: String,
    /// The name to be called by.
    name: DisplayName,
    /// What they stand for.
    function: FunctionName,
    /// The password, where one is asked for.
    #[serde(default)]
    password: Option<String>,
}

/// Somebody who waits.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Knocking {
    /// What to ask with whether one was let in.
    wait: String,
}

/// Asking whether one was let in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    /// What knocking gave.
    wait: String,
}

/// Somebody who waits, as the Mobilizer sees them.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WaitingInfo {
    /// To answer with.
    number: u64,
    /// The name they gave.
    name: DisplayName,
    /// What they stand for.
    function: FunctionName,
}

/// An answer to somebody who waits.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    /// Whether they come in.
    admit: bool,
}

fn worth(entry: &JoinPolicy) -> JoinPolicyName {
    match entry {
        JoinPolicy::Open => JoinPolicyName::Open,
        JoinPolicy::Approval => JoinPolicyName::Approval,
        JoinPolicy::Password(_) => JoinPolicyName::Password,
    }
}

fn info(app: &App, workshop: WorkshopId, known: Option<&Entrance>) -> EntranceInfo {
    let code = known.map(|known| app.codes.code(workshop, known.generation));
    EntranceInfo {
        entry: known.map_or(JoinPolicyName::Closed, |known| worth(&known.entry)),
        link: code.as_ref().map(|code| address(app, code)),
        code: code.map(|code| code.expose().to_owned()),
    }
}

fn address(app: &App, code: &Code) -> String {
    format!("{}/join#{}", app.public.url(), code.expose())
}

/// The seat's workshop, for seats that see all of it.
async fn inside(
    app: &App,
    headers: &HeaderMap,
    id: &str,
) -> Result<(WorkshopId, SeatId), ApiError> {
    let (_, key) = credentials::require(app, headers, id).await?;
    let seat = key.seat;
    let rooms = &app.workshops.rooms;
    let known = rooms.look(key.workshop, move |core| {
        core.workshop().viewer(seat).is_some_and(|viewer| viewer.scope == domain::Scope::Workshop)
    });
    if known.await? { Ok((key.workshop, seat)) } else { Err(ApiError::no_such_workshop()) }
}

/// The seat's workshop, for the Mobilizer.
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

/// `GET /api/workshops/{id}/entrance`
pub(super) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<EntranceInfo>, ApiError> {
    let (workshop, _) = inside(&app, &headers, &id).await?;
    let known = app.workshops.store.entrance(workshop).await?;
    Ok(Json(info(&app, workshop, known.as_ref())))
}

/// `POST /api/workshops/{id}/entrance`
pub(super) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(Change { entry, password, renew }): Body<Change>,
) -> Result<Json<EntranceInfo>, ApiError> {
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    let entry = match entry {
        JoinPolicyName::Closed => None,
        JoinPolicyName::Open => Some(JoinPolicy::Open),
        JoinPolicyName::Approval => Some(JoinPolicy::Approval),
        JoinPolicyName::Password => Some(JoinPolicy::Password(hashed(password).await?)),
    };
    let known = app.workshops.store.entrance(workshop).await?;
    let fresh = join_code::generation().map_err(|error| ApiError::failed(&*error))?;
    let entrance = entry.map(|entry| {
        let kept = known.filter(|_| !renew).map(|known| known.generation);
        // Drawn by chance: a code that ended does not come back, however soon the next one is made.
        let generation = kept.unwrap_or(fresh);
        let code = app.codes.hash(&app.codes.code(workshop, generation));
        Entrance { code, generation, entry }
    });
    app.workshops.store.set_entrance(workshop, entrance.clone()).await?;
    tracing::info!(%workshop, open = entrance.is_some(), "the way in by code was changed");
    Ok(Json(info(&app, workshop, entrance.as_ref())))
}

async fn hashed(password: Option<String>) -> Result<String, ApiError> {
    let password = password.unwrap_or_default();
    let chars = password.chars().count();
    if !(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&chars) {
        let message = "enter a password of 6 to 100 characters";
        return Err(ApiError::new(StatusCode::BAD_REQUEST, "bad_password", message));
    }
    let work = tokio::task::spawn_blocking(move || join_code::hash_password(&password)).await;
    work.map_err(|error| ApiError::failed(&error))?.map_err(|error| ApiError::failed(&*error))
}

/// `GET /api/workshops/{id}/entrance.svg`
pub(super) async fn picture(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (workshop, _) = inside(&app, &headers, &id).await?;
    let known = app.workshops.store.entrance(workshop).await?.ok_or_else(closed)?;
    let link = address(&app, &app.codes.code(workshop, known.generation));
    let picture = QrCode::new(link.as_bytes()).map_err(|error| ApiError::failed(&error))?;
    let picture = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let kind = HeaderValue::from_static("image/svg+xml");
    Ok(([(header::CONTENT_TYPE, kind)], picture).into_response())
}

fn closed() -> ApiError {
    let message = "no open workshop uses this code: check it, or ask the person who gave it to you";
    ApiError::new(StatusCode::NOT_FOUND, "no_entrance", message)
}

/// The workshop of a code, unless too many were tried.
async fn enter(app: &App, peer: Peer, code: &str) -> Result<(WorkshopId, Entrance), ApiError> {
    may_try(app, peer)?;
    let found = match Code::parse(code) {
        Some(code) => app.workshops.store.find_entrance(app.codes.hash(&code)).await?,
        None => None,
    };
    tried(app, peer, found.is_some())?;
    found.ok_or_else(closed)
}

/// Refuses whoever has tried too many codes.
pub(super) fn may_try(app: &App, peer: Peer) -> Result<(), ApiError> {
    let now = clock::now();
    if app.wrong_codes.peek(peer.0.ip(), now) && app.wrong_codes_of_all.peek(EVERYBODY, now) {
        return Ok(());
    }
    metrics::counter!(counted::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}

/// Counts a code that was tried, where it is a wrong one.
pub(super) fn tried(app: &App, peer: Peer, right: bool) -> Result<(), ApiError> {
    let now = clock::now();
    if !right {
        let _ = app.wrong_codes_of_all.try_acquire(EVERYBODY, now);
        if app.wrong_codes.try_acquire(peer.0.ip(), now) {
            return Ok(());
        }
        tracing::warn!("too many wrong codes from one address");
    } else if app.wrong_codes.peek(peer.0.ip(), now) {
        return Ok(());
    }
    // Those who try many at once are no better off: the right one among them comes too late like all others.
    metrics::counter!(counted::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}

/// One allowance for all addresses together.
const EVERYBODY: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);

/// `POST /api/entrance`
pub(super) async fn look(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(Try { code }): Body<Try>,
) -> Result<Json<LeadsTo>, ApiError> {
    let (workshop, entrance) = enter(&app, peer, &code).await?;
    let entry = worth(&entrance.entry);
    // A code that needs a password as well tells what it is about, and who is there, to nobody without it.
    let tells = entry != JoinPolicyName::Password;
    let known = app.workshops.rooms.look(workshop, move |core| {
        let outside = core.sides().outsiders();
        LeadsTo {
            title: outside.agenda.title.clone().filter(|_| tells),
            entry,
            promised: Promised::of(outside),
            others: if tells { sessions::functions(outside, None) } else { Vec::new() },
            starts_at: outside.agenda.starts_at,
        }
    });
    Ok(Json(known.await?))
}

/// `POST /api/entrance/knock`
pub(super) async fn knock(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(Knock { code, name, function, password }): Body<Knock>,
) -> Result<Response, ApiError> {
    let (workshop, entrance) = enter(&app, peer, &code).await?;
    match entrance.entry {
        JoinPolicy::Open => {}
        JoinPolicy::Approval => {
            let secret = Secret::new().map_err(|error| ApiError::failed(&*error))?;
            if !app.waitlist.knock(workshop, name, function, &secret, clock::now()) {
                return Err(ApiError::too_many("too many people are waiting to be let in"));
            }
            tell(&app, workshop).await?;
            let wait = secret.expose().to_owned();
            return Ok((StatusCode::ACCEPTED, Json(Knocking { wait })).into_response());
        }
        JoinPolicy::Password(hash) => {
            let password = password.unwrap_or_default();
            let work = move || join_code::is_password(&hash, &password);
            let good = tokio::task::spawn_blocking(work).await;
            let good = good.map_err(|error| ApiError::failed(&error))?;
            // What was tried while the allowance was being used up is not judged any more, right or wrong.
            tried(&app, peer, good)?;
            if !good {
                let message = "wrong password: ask the person who gave you the code";
                return Err(ApiError::new(StatusCode::FORBIDDEN, "wrong_password", message));
            }
        }
    }
    // Whoever comes in unseen is vouched for by nobody: as if the seller had admitted them, which the Mobilizer is told
    // before asking the seller out; and while the seller is out, nobody comes in like that.
    let seller = seat_of(&app, workshop, Role::Seller).await?;
    let guest =
        Guest { role: Role::Stakeholder, function: Some(function), veto: false, name: Some(name) };
    let (seat, _) = app.workshops.admit(workshop, seller, guest).await?;
    seated(&app, workshop, seat).await
}

async fn seat_of(app: &App, workshop: WorkshopId, wanted: Role) -> Result<SeatId, ApiError> {
    let seat = app.workshops.rooms.look(workshop, move |core| {
        let seats = &core.workshop().seats;
        let mut here = seats.all.values().filter(|seat| seats.present(seat.id).is_some());
        here.find(|seat| seat.role == wanted).map(|seat| seat.id)
    });
    seat.await?.ok_or_else(closed)
}

/// Signs a browser in on a seat.
pub(super) async fn seated(
    app: &App,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<Response, ApiError> {
    let me = sessions::look_up(app, workshop, seat).await?.ok_or_else(ApiError::link_ended)?;
    let session = app.workshops.sign_in(workshop, seat).await?;
    let cookie = credentials::set_cookie(&app.public, workshop, Some(&session));
    Ok(([(header::SET_COOKIE, cookie)], Json(me)).into_response())
}

/// `POST /api/entrance/wait`
pub(super) async fn wait(
    State(app): State<App>,
    Body(Wait { wait }): Body<Wait>,
) -> Result<Response, ApiError> {
    let secret = Secret::parse(&wait).ok_or_else(gone)?;
    let (workshop, answer) = app.waitlist.ask(&secret, clock::now()).ok_or_else(gone)?;
    match answer {
        Answer::Waiting => Ok((StatusCode::ACCEPTED, Json(Knocking { wait })).into_response()),
        Answer::Refused => {
            app.waitlist.told(&secret);
            let message = "the group is not admitting people with this code right now";
            Err(ApiError::new(StatusCode::FORBIDDEN, "not_let_in", message))
        }
        Answer::Admitted(seat) => {
            app.waitlist.told(&secret);
            seated(&app, workshop, seat).await
        }
    }
}

fn gone() -> ApiError {
    let message = "you are no longer in the queue: ask to be let in again";
    ApiError::new(StatusCode::NOT_FOUND, "not_waiting", message)
}

/// Tells the Mobilizer how many wait.
async fn tell(app: &App, workshop: WorkshopId) -> Result<(), ApiError> {
    let count = app.waitlist.list(workshop, clock::now()).len();
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    app.workshops.rooms.send(workshop, Message::Input(Input::Knocking { count })).await?;
    Ok(())
}

/// `GET /api/workshops/{id}/waiting`
pub(super) async fn waiting(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Vec<WaitingInfo>>, ApiError> {
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    let list = app.waitlist.list(workshop, clock::now());
    tell(&app, workshop).await?;
    let info = |one: join_code::Waiting| WaitingInfo {
        number: one.number,
        name: one.name,
        function: one.function,
    };
    Ok(Json(list.into_iter().map(info).collect()))
}

/// `POST /api/workshops/{id}/waiting/{number}`
pub(super) async fn decide(
    State(app): State<App>,
    Path((id, number)): Path<(String, u64)>,
    headers: HeaderMap,
    Body(Decide { admit }): Body<Decide>,
) -> Result<StatusCode, ApiError> {
    let (workshop, by) = mobilizer(&app, &headers, &id).await?;
    let taken = app.waitlist.take(workshop, number, clock::now()).ok_or_else(gone)?;
    if admit {
        let (function, name) = (Some(taken.function), Some(taken.name));
        let guest = Guest { role: Role::Stakeholder, function, veto: false, name };
        let (seat, _) = app.workshops.admit(workshop, by, guest).await?;
        app.waitlist.admit(workshop, number, seat, clock::now());
    }
    tell(&app, workshop).await?;
    Ok(StatusCode::NO_CONTENT)
}
