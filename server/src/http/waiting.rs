//! People who wait to be admitted: their question, the Mobilizer's list and decision.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    Role,
    id::WorkshopId,
    text::{DisplayName, FunctionName},
};
use room::Input;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{access::mobilizer, error::ApiError, extract::Body, me::seated, state::App};
use crate::{
    clock,
    join_code::{self, Admission},
    rooms::Message,
    secret::Secret,
    workshops::NewSeat,
};

/// A person who waits to be admitted.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WaitToken {
    /// The token to ask for the decision with.
    pub(super) wait: String,
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
pub(super) async fn send_waiting_count(app: &App, workshop: WorkshopId) -> Result<(), ApiError> {
    let count = app.waitlist.list(workshop, clock::now()).len();
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    app.workshops.rooms.send(workshop, Message::Input(Input::WaitingCount { count })).await?;
    Ok(())
}

/// `GET /api/workshops/{id}/waiting`
pub(super) async fn list(
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
