//! Joining by code, as somebody outside sees it: what the code leads to, and entering with it.

use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Role, Timestamp,
    id::{SeatId, WorkshopId},
    text::{DisplayName, FunctionName, Title},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{JoinCode, JoinPolicy};

use super::{
    attempts::{check_attempts, count_attempt},
    error::ApiError,
    extract::Body,
    join_codes::{JoinPolicyName, closed, policy_name},
    me::{PhaseVisibility, functions, seated},
    state::{App, Peer},
    waiting::{WaitToken, send_waiting_count},
};
use crate::{
    clock,
    join_code::{self, Code},
    secret::Secret,
    workshops::NewSeat,
};

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
            others: if is_public { functions(outside, None) } else { Vec::new() },
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
