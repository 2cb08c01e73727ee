//! Joining by code, as the group sees it: opening, changing and closing it, and the QR code.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::id::WorkshopId;
use protocol::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use qrcode::{QrCode, render::svg};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{JoinCode, JoinPolicy};

use super::{
    access::{inside, mobilizer},
    error::ApiError,
    extract::Body,
    state::App,
};
use crate::join_code::{self, Code};

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

/// The policy without its password.
pub(super) fn policy_name(entry: &JoinPolicy) -> JoinPolicyName {
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

/// The one error for codes that lead nowhere.
pub(super) fn closed() -> ApiError {
    let message = "no open workshop uses this code: check it, or ask the person who gave it to you";
    ApiError::new(StatusCode::NOT_FOUND, "no_join_code", message)
}
