//! Error responses of the API: a code for programs, a sentence for people.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::Rejection;
use schemars::JsonSchema;
use serde::Serialize;
use store::StoreError;

use crate::{rooms::RoomError, workshops};

/// An error response.
#[derive(Clone, Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    body: Problem,
}

/// The body of an error response.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Problem {
    /// A stable code, for programs.
    error: String,
    /// What to do, for people.
    message: String,
}

impl ApiError {
    pub(super) fn new(status: StatusCode, error: &str, message: impl Into<String>) -> Self {
        let body = Problem { error: error.to_owned(), message: message.into() };
        Self { status, body }
    }

    /// The one error for workshops that do not exist, are not open to the caller, or no longer exist.
    pub(super) fn no_such_workshop() -> Self {
        let message = "you have no such workshop here: open your personal link again";
        Self::new(StatusCode::NOT_FOUND, "no_such_workshop", message)
    }

    pub(super) fn no_such_seat() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no_such_seat", "this person is not in the workshop")
    }

    pub(super) fn link_ended() -> Self {
        let message = "this link no longer works: ask the Mobilizer for a new one";
        Self::new(StatusCode::UNAUTHORIZED, "link_ended", message)
    }

    pub(super) fn foreign_origin() -> Self {
        let message = "this was sent from a page of another site: open the workshop itself";
        Self::new(StatusCode::FORBIDDEN, "foreign_origin", message)
    }

    pub(super) fn no_websocket() -> Self {
        let message = "this address is a WebSocket: open it as one";
        Self::new(StatusCode::UPGRADE_REQUIRED, "no_websocket", message)
    }

    pub(super) fn no_subprotocol() -> Self {
        let message = "offer the sub-protocol collective-yes.v1.postcard or collective-yes.v1.json";
        Self::new(StatusCode::BAD_REQUEST, "no_subprotocol", message)
    }

    pub(super) fn not_json() -> Self {
        let message = "send JSON, with Content-Type: application/json";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", message)
    }

    pub(super) fn too_many(what: &str) -> Self {
        let message = format!("{what}: wait a minute and try again");
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many", message)
    }

    pub(super) fn mobilizer_only() -> Self {
        Rejection::MobilizerOnly.into()
    }

    pub(super) fn failed(error: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error, "a request failed");
        let message = "something failed on the server: try again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", message)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}

impl From<Rejection> for ApiError {
    fn from(rejection: Rejection) -> Self {
        let status = match rejection {
            Rejection::NoSeat => return Self::no_such_workshop(),
            Rejection::SellerDoesNotJudge
            | Rejection::ReadsAlong
            | Rejection::ChairOnly
            | Rejection::MobilizerOnly
            | Rejection::FacilitatorOnly
            | Rejection::SellerOnly
            | Rejection::PenOnly => StatusCode::FORBIDDEN,
            _ => StatusCode::CONFLICT,
        };
        // The name of the variant, as in the protocol.
        let name = match serde_json::to_value(&rejection) {
            Ok(serde_json::Value::String(name)) => Some(name),
            Ok(serde_json::Value::Object(map)) => map.keys().next().cloned(),
            _ => None,
        };
        Self::new(status, name.as_deref().unwrap_or("refused"), rejection.to_string())
    }
}

impl From<RoomError> for ApiError {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::NoWorkshop => Self::no_such_workshop(),
            RoomError::Refused(rejection) => rejection.into(),
            RoomError::Unavailable => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", error.to_string())
            }
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoWorkshop => Self::no_such_workshop(),
            error => Self::failed(&error),
        }
    }
}

impl From<workshops::Error> for ApiError {
    fn from(error: workshops::Error) -> Self {
        match error {
            workshops::Error::Room(error) => error.into(),
            workshops::Error::Store(error) => error.into(),
            error @ workshops::Error::AlreadyHere => {
                Self::new(StatusCode::CONFLICT, "here_already", error.to_string())
            }
            error @ workshops::Error::NoSeat => {
                Self::new(StatusCode::BAD_REQUEST, "bad_request", error.to_string())
            }
            workshops::Error::Machine(error) => Self::failed(&*error),
        }
    }
}
