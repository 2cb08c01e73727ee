//! Joining by code: opening and closing it, the QR code, asking to be admitted, waiting, deciding.

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
use store::{JoinCode, JoinPolicy};

use super::{
    App, Peer, credentials,
    endpoints::Body,
    error::ApiError,
    sessions::{self, PhaseVisibility},
    workshops::role,
};
use crate::{
    clock,
    join_code::{self, Admission, Code},
    rooms::Message,
    secret::Secret,
    telemetry::metric,
    workshops::NewSeat,
};

/// What a join code grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum JoinPolicyName {
    /// Joining by code is closed.
    Closed,
    /// Anybody with the code joins.
    Open,
    /// Anybody with the code waits until the Mobilizer admits them.
    Approval,
    /// Anybody with the code and the password joins.
    Password,
}

/// A change of joining by code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeJoinCode {
    entry: JoinPolicyName,
    /// The password; required for `password`, else ignored.
    #[serde(default)]
    password: Option<String>,
    /// Whether to make a new code, which ends the old one.
    #[serde(default)]
    renew: bool,
}

/// The state of joining by code.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct JoinCodeInfo {
    entry: JoinPolicyName,
    /// `None` while it is closed.
    code: Option<String>,
    /// The link that carries the code; `None` while it is closed.
    link: Option<String>,
}

/// A code to look up.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeQuery {
    /// As typed.
    code: String,
}

/// What a code leads to.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct JoinTarget {
    /// The workshop's title; withheld if a password is required.
    title: Option<Title>,
    entry: JoinPolicyName,
    /// The visibility of what people say, per phase.
    promised: PhaseVisibility,
    /// The functions of the members; withheld if a password is required.
    others: Vec<FunctionName>,
    /// The planned start, in microseconds since 1970; `None` if not set.
    starts_at: Option<Timestamp>,
}

/// A person who asks to join.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRequestBody {
    code: String,
    name: DisplayName,
    /// The function they speak for.
    function: FunctionName,
    /// Required if the code needs one.
    #[serde(default)]
    password: Option<String>,
}

/// A person who waits to be admitted.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WaitToken {
    /// The token to ask for the decision with.
    wait: String,
}

/// Asks for the decision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdmissionQuery {
    /// The token from the request to join.
    wait: String,
}

/// A waiting person, as shown to the Mobilizer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WaitingInfo {
    /// Identifies the request in the decision.
    number: u64,
    name: DisplayName,
    /// The function they speak for.
    function: FunctionName,
}

/// The decision on a waiting person.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    /// False refuses.
    admit: bool,
}

fn policy_name(entry: &JoinPolicy) -> JoinPolicyName {
    match entry {
        JoinPolicy::Open => JoinPolicyName::Open,
        JoinPolicy::Approval => JoinPolicyName::Approval,
        JoinPolicy::Password(_) => JoinPolicyName::Password,
    }
}

fn info(app: &App, workshop: WorkshopId, known: Option<&JoinCode>) -> JoinCodeInfo {
    let code = known.map(|known| app.codes.code(workshop, known.generation));
    JoinCodeInfo {
        entry: known.map_or(JoinPolicyName::Closed, |known| policy_name(&known.entry)),
        link: code.as_ref().map(|code| address(app, code)),
        code: code.map(|code| code.expose().to_owned()),
    }
}

fn address(app: &App, code: &Code) -> String {
    format!("{}/join#{}", app.public.url(), code.expose())
}

/// The caller's workshop and seat, unless the seat belongs to an invited expert.
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

/// `GET /api/workshops/{id}/join-code`
pub(super) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<JoinCodeInfo>, ApiError> {
    let (workshop, _) = inside(&app, &headers, &id).await?;
    let known = app.workshops.store.join_code(workshop).await?;
    Ok(Json(info(&app, workshop, known.as_ref())))
}

/// `POST /api/workshops/{id}/join-code`
pub(super) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(ChangeJoinCode { entry, password, renew }): Body<ChangeJoinCode>,
) -> Result<Json<JoinCodeInfo>, ApiError> {
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    let entry = match entry {
        JoinPolicyName::Closed => None,
        JoinPolicyName::Open => Some(JoinPolicy::Open),
        JoinPolicyName::Approval => Some(JoinPolicy::Approval),
        JoinPolicyName::Password => Some(JoinPolicy::Password(hashed(password).await?)),
    };
    let known = app.workshops.store.join_code(workshop).await?;
    let fresh = join_code::generation().map_err(|error| ApiError::failed(&*error))?;
    let changed = entry.map(|entry| {
        let current = known.filter(|_| !renew).map(|known| known.generation);
        // Random: an ended code does not come back, however soon the next one is made.
        let generation = current.unwrap_or(fresh);
        let code = app.codes.hash(&app.codes.code(workshop, generation));
        JoinCode { code, generation, entry }
    });
    app.workshops.store.set_join_code(workshop, changed.clone()).await?;
    tracing::info!(%workshop, open = changed.is_some(), "joining by code was changed");
    Ok(Json(info(&app, workshop, changed.as_ref())))
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

/// `GET /api/workshops/{id}/join-code.svg`
pub(super) async fn picture(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (workshop, _) = inside(&app, &headers, &id).await?;
    let known = app.workshops.store.join_code(workshop).await?.ok_or_else(closed)?;
    let link = address(&app, &app.codes.code(workshop, known.generation));
    let picture = QrCode::new(link.as_bytes()).map_err(|error| ApiError::failed(&error))?;
    let picture = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let kind = HeaderValue::from_static("image/svg+xml");
    Ok(([(header::CONTENT_TYPE, kind)], picture).into_response())
}

fn closed() -> ApiError {
    let message = "no open workshop uses this code: check it, or ask the person who gave it to you";
    ApiError::new(StatusCode::NOT_FOUND, "no_join_code", message)
}

/// The workshop of a code, unless too many wrong codes were tried.
async fn enter(app: &App, peer: Peer, code: &str) -> Result<(WorkshopId, JoinCode), ApiError> {
    check_attempts(app, peer)?;
    let found = match Code::parse(code) {
        Some(code) => app.workshops.store.find_join_code(app.codes.hash(&code)).await?,
        None => None,
    };
    count_attempt(app, peer, found.is_some())?;
    found.ok_or_else(closed)
}

/// Refuses callers who have tried too many wrong codes.
pub(super) fn check_attempts(app: &App, peer: Peer) -> Result<(), ApiError> {
    let now = clock::now();
    if app.wrong_codes.peek(peer.0.ip(), now) && app.wrong_codes_of_all.peek(EVERYBODY, now) {
        return Ok(());
    }
    metrics::counter!(metric::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}

/// Counts a tried code, if it was wrong.
pub(super) fn count_attempt(app: &App, peer: Peer, right: bool) -> Result<(), ApiError> {
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
    // Guessing many codes in parallel must not help: the right one among them is refused like the others.
    metrics::counter!(metric::REFUSED, "why" => "code").increment(1);
    Err(ApiError::too_many("too many wrong codes"))
}

/// The key of the allowance that all addresses share.
const EVERYBODY: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);

/// `POST /api/join-codes`
pub(super) async fn look(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(CodeQuery { code }): Body<CodeQuery>,
) -> Result<Json<JoinTarget>, ApiError> {
    let (workshop, found) = enter(&app, peer, &code).await?;
    let entry = policy_name(&found.entry);
    // Without the password a code reveals neither the workshop's topic nor its members.
    let is_public = entry != JoinPolicyName::Password;
    let known = app.workshops.rooms.look(workshop, move |core| {
        let outside = core.sides().outsiders();
        JoinTarget {
            title: outside.agenda.title.clone().filter(|_| is_public),
            entry,
            promised: PhaseVisibility::of(outside),
            others: if is_public { sessions::functions(outside, None) } else { Vec::new() },
            starts_at: outside.agenda.starts_at,
        }
    });
    Ok(Json(known.await?))
}

/// `POST /api/join-codes/request-entry`
pub(super) async fn request_entry(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(EntryRequestBody { code, name, function, password }): Body<EntryRequestBody>,
) -> Result<Response, ApiError> {
    let (workshop, found) = enter(&app, peer, &code).await?;
    match found.entry {
        JoinPolicy::Open => {}
        JoinPolicy::Approval => {
            let secret = Secret::new().map_err(|error| ApiError::failed(&*error))?;
            if !app.waitlist.request_entry(workshop, name, function, &secret, clock::now()) {
                return Err(ApiError::too_many("too many people are waiting to be let in"));
            }
            send_waiting_count(&app, workshop).await?;
            let wait = secret.expose().to_owned();
            return Ok((StatusCode::ACCEPTED, Json(WaitToken { wait })).into_response());
        }
        JoinPolicy::Password(hash) => {
            let password = password.unwrap_or_default();
            let work = move || join_code::is_password(&hash, &password);
            let good = tokio::task::spawn_blocking(work).await;
            let good = good.map_err(|error| ApiError::failed(&error))?;
            // Attempts made while the allowance was being used up get no verdict, right or wrong.
            count_attempt(&app, peer, good)?;
            if !good {
                let message = "wrong password: ask the person who gave you the code";
                return Err(ApiError::new(StatusCode::FORBIDDEN, "wrong_password", message));
            }
        }
    }
    // Nobody vouches for a person who joins unseen. They count as admitted by the seller, which the Mobilizer sees
    // before starting a private session; during one, nobody can join like this.
    let seller = seat_of(&app, workshop, Role::Seller).await?;
    let new_seat = NewSeat {
        role: Role::Stakeholder,
        function: Some(function),
        veto: false,
        name: Some(name),
    };
    let (seat, _) = app.workshops.admit(workshop, seller, new_seat).await?;
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

/// Signs a browser in to a seat.
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

/// `POST /api/join-codes/wait`
pub(super) async fn wait(
    State(app): State<App>,
    Body(AdmissionQuery { wait }): Body<AdmissionQuery>,
) -> Result<Response, ApiError> {
    let secret = Secret::parse(&wait).ok_or_else(gone)?;
    let (workshop, answer) = app.waitlist.ask(&secret, clock::now()).ok_or_else(gone)?;
    match answer {
        Admission::Waiting => Ok((StatusCode::ACCEPTED, Json(WaitToken { wait })).into_response()),
        Admission::Refused => {
            app.waitlist.remove(&secret);
            let message = "the group is not admitting people with this code right now";
            Err(ApiError::new(StatusCode::FORBIDDEN, "not_let_in", message))
        }
        Admission::Admitted(seat) => {
            app.waitlist.remove(&secret);
            seated(&app, workshop, seat).await
        }
    }
}

fn gone() -> ApiError {
    let message = "you are no longer in the queue: ask to be let in again";
    ApiError::new(StatusCode::NOT_FOUND, "not_waiting", message)
}

/// Sends the Mobilizer the number of waiting people.
async fn send_waiting_count(app: &App, workshop: WorkshopId) -> Result<(), ApiError> {
    let count = app.waitlist.list(workshop, clock::now()).len();
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    app.workshops.rooms.send(workshop, Message::Input(Input::WaitingCount { count })).await?;
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
    send_waiting_count(&app, workshop).await?;
    let info = |one: join_code::EntryRequest| WaitingInfo {
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
        let new_seat = NewSeat { role: Role::Stakeholder, function, veto: false, name };
        let (seat, _) = app.workshops.admit(workshop, by, new_seat).await?;
        app.waitlist.admit(workshop, number, seat, clock::now());
    }
    send_waiting_count(&app, workshop).await?;
    Ok(StatusCode::NO_CONTENT)
}
