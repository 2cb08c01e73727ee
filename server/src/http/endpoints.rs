//! Every endpoint of the server, once: the router and the `OpenAPI` description are made from this list.

use axum::{
    Json,
    extract::{DefaultBodyLimit, FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
    routing::{MethodRouter, delete, get, post},
};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use super::{
    App, agendas,
    error::{ApiError, Problem},
    health, join_codes, openapi, records, screens, seats, sessions, socket, workshops,
};

/// One route.
pub(super) struct Endpoint {
    /// The HTTP method, in lower case.
    pub(super) method: &'static str,
    /// With `{names}`, in the syntax that the router and `OpenAPI` share.
    pub(super) path: &'static str,
    /// One sentence for the description.
    pub(super) about: &'static str,
    /// Whether a seat's key is required.
    pub(super) keyed: bool,
    /// The request body; `None` if it takes none.
    pub(super) takes: Option<SchemaOf>,
    /// The status on success, and the response body.
    pub(super) gives: (u16, Option<SchemaOf>),
    pub(super) handler: MethodRouter<App>,
}

/// Describes a body's type.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// The body of every error response.
pub(super) const PROBLEM: SchemaOf = of::<Problem>;

impl Endpoint {
    fn new(
        method: &'static str,
        path: &'static str,
        about: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self { method, path, about, keyed: false, takes: None, gives: (200, None), handler }
    }

    fn keyed(self) -> Self {
        Self { keyed: true, ..self }
    }

    fn takes<T: JsonSchema>(self) -> Self {
        Self { takes: Some(of::<T>), ..self }
    }

    fn gives<T: JsonSchema>(self, status: u16) -> Self {
        Self { gives: (status, Some(of::<T>)), ..self }
    }

    fn gives_nothing(self) -> Self {
        Self { gives: (204, None), ..self }
    }
}

/// All routes except the pages.
pub(super) fn all() -> Vec<Endpoint> {
    let mut all = of_workshops();
    all.extend(of_people());
    all.extend(of_join_codes());
    all.extend(of_screens());
    all.extend([
        Endpoint::new("get", "/health/live", "Whether the process is running.", get(health::live)),
        Endpoint::new(
            "get",
            "/health/ready",
            "Whether the server can store data; 503 if not.",
            get(health::ready),
        ),
        Endpoint::new(
            "get",
            "/docs/wire",
            "Every message of the socket, every close code and limit, as a page.",
            get(openapi::wire),
        ),
        Endpoint::new("get", "/openapi.json", "This description.", get(openapi::description))
            .gives::<serde_json::Value>(200),
    ]);
    all
}

fn of_workshops() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "get",
            "/api/templates",
            "The templates a workshop can be opened from.",
            get(workshops::templates),
        )
        .gives::<Vec<workshops::TemplateInfo>>(200),
        Endpoint::new(
            "post",
            "/api/workshops",
            "Opens a workshop, or a rehearsal with simulated people, from a template or an agenda, and returns the first three links.",
            post(workshops::open).layer(DefaultBodyLimit::max(agendas::AGENDA_BYTES_MAX)),
        )
        .takes::<workshops::Open>()
        .gives::<workshops::OpenedInfo>(201),
        Endpoint::new(
            "post",
            "/api/workshops/import",
            "Imports a workshop from its JSON record, and returns new links for its first three seats.",
            post(workshops::import).layer(DefaultBodyLimit::max(super::IMPORT_BYTES_MAX)),
        )
        .takes::<workshops::Import>()
        .gives::<workshops::OpenedInfo>(201),
        Endpoint::new(
            "delete",
            "/api/workshops/{id}",
            "Erases a workshop with everything in it. Mobilizer only.",
            delete(workshops::erase),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/record",
            "The record: what was decided, by whom and why. As JSON, Markdown, CSV or XLSX, by `?format=`.",
            get(records::record),
        )
        .keyed()
        .gives::<record::Archive>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/agenda",
            "The agenda as a file, to open other workshops with. Facilitators only.",
            get(agendas::agenda),
        )
        .keyed()
        .gives::<agendas::AgendaFile>(200),
        Endpoint::new(
            "get",
            "/ws/workshops/{id}",
            "The socket: see /docs/wire. Speaks collective-yes.v1.postcard and collective-yes.v1.json.",
            get(socket::upgrade),
        )
        .keyed(),
    ]
}

fn of_people() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/session",
            "Exchanges a personal link for a cookie.",
            post(sessions::sign_in),
        )
        .takes::<sessions::SignIn>()
        .gives::<sessions::Me>(200),
        Endpoint::new(
            "delete",
            "/api/session/{id}",
            "Signs this browser out of a workshop and closes its sockets.",
            delete(sessions::sign_out),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/me",
            "The seat of the caller in a workshop.",
            get(sessions::me),
        )
        .keyed()
        .gives::<sessions::Me>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/name",
            "Gives, changes or erases one's own name.",
            post(seats::name),
        )
        .keyed()
        .takes::<seats::Name>()
        .gives_nothing(),
        Endpoint::new(
            "delete",
            "/api/workshops/{id}/names",
            "Erases every name: from then on nothing tells which person a seat was. Mobilizer only.",
            delete(seats::erase_names),
        )
        .keyed()
        .gives_nothing(),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/seats",
            "Admits a person and returns the personal link. Facilitators only.",
            post(seats::admit),
        )
        .keyed()
        .takes::<seats::Admit>()
        .gives::<seats::SeatLink>(201),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/seats/{seat}/link",
            "Ends a seat's link and sessions and returns a new link. Mobilizer only.",
            post(seats::renew),
        )
        .keyed()
        .takes::<seats::Nothing>()
        .gives::<seats::SeatLink>(200),
    ]
}

fn of_join_codes() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/join-codes",
            "Which workshop a code leads to, and what it grants. Five wrong codes per minute from one address.",
            post(join_codes::look),
        )
        .takes::<join_codes::CodeQuery>()
        .gives::<join_codes::JoinTarget>(200),
        Endpoint::new(
            "post",
            "/api/join-codes/request-entry",
            "Joins with a code, or (status 202) asks to be admitted.",
            post(join_codes::request_entry),
        )
        .takes::<join_codes::EntryRequestBody>()
        .gives::<sessions::Me>(200),
        Endpoint::new(
            "post",
            "/api/join-codes/wait",
            "Asks whether one was admitted; 202 while undecided. A request that is not asked about for two minutes expires.",
            post(join_codes::wait),
        )
        .takes::<join_codes::AdmissionQuery>()
        .gives::<sessions::Me>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/join-code",
            "How to join by code: what the code grants, the code, the link that carries it.",
            get(join_codes::show),
        )
        .keyed()
        .gives::<join_codes::JoinCodeInfo>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/join-code",
            "Opens, changes or closes joining by code. Mobilizer only.",
            post(join_codes::change),
        )
        .keyed()
        .takes::<join_codes::ChangeJoinCode>()
        .gives::<join_codes::JoinCodeInfo>(200),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/join-code.svg",
            "The link that carries the code, as a QR code.",
            get(join_codes::picture),
        )
        .keyed(),
        Endpoint::new(
            "get",
            "/api/workshops/{id}/waiting",
            "Who waits to be admitted. Mobilizer only.",
            get(join_codes::waiting),
        )
        .keyed()
        .gives::<Vec<join_codes::WaitingInfo>>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/waiting/{number}",
            "Admits or refuses a waiting person. Mobilizer only.",
            post(join_codes::decide),
        )
        .keyed()
        .takes::<join_codes::Decide>()
        .gives_nothing(),
    ]
}

fn of_screens() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            "post",
            "/api/screens",
            "Registers a screen that is to become a wall, and returns the code to show. Thirty per minute from one address; at most a thousand wait at once.",
            post(screens::open),
        )
        .takes::<seats::Nothing>()
        .gives::<screens::ScreenInfo>(201),
        Endpoint::new(
            "post",
            "/api/screens/wait",
            "Asks whether somebody claimed the screen; 202 while nobody did. A screen that does not ask for two minutes expires.",
            post(screens::wait),
        )
        .takes::<screens::ScreenQuery>()
        .gives::<sessions::Me>(200),
        Endpoint::new(
            "post",
            "/api/screens/look",
            "The workshops that this browser could put on the screen with this code. Wrong codes count like wrong join codes.",
            post(screens::look),
        )
        .takes::<screens::Shown>()
        .gives::<Vec<screens::Showable>>(200),
        Endpoint::new(
            "post",
            "/api/workshops/{id}/screens",
            "Makes the screen with this code a wall of this workshop. Mobilizer only.",
            post(screens::show),
        )
        .keyed()
        .takes::<screens::Shown>()
        .gives_nothing(),
    ]
}

/// A JSON request body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(ApiError::not_json()),
            Err(JsonRejection::BytesRejection(_)) => {
                let message = "this is too much at once: shorten it";
                Err(ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message))
            }
            Err(why) => Err(ApiError::new(StatusCode::BAD_REQUEST, "bad_request", why.body_text())),
        }
    }
}
