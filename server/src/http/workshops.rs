//! Opening and erasing workshops.

use std::collections::BTreeMap;

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use domain::{
    Role,
    id::{SeatId, StepId, WorkshopId},
    limits::STEP_LINES_MAX,
    template::{TEMPLATES, Template},
    text::{DisplayName, Reason, StatementText, Title},
    tool::agenda::{Phase, Step},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{App, Peer, agendas::AgendaFile, credentials, endpoints::Body, error::ApiError};
use crate::{
    clock,
    config::Public,
    record::{Logged, NotAnArchive, checked},
    rehearsal,
    secret::Secret,
    telemetry::counted,
    workshops::Opened,
};

/// A template, as far as one needs to choose it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TemplateInfo {
    /// Its name in calls.
    key: &'static str,
    /// Its title.
    title: &'static str,
    /// For whom it is.
    about: &'static str,
    /// Minutes of all its steps.
    minutes: u16,
    /// Its steps.
    steps: Vec<StepInfo>,
}

/// A step of a template.
#[derive(Debug, Serialize, JsonSchema)]
struct StepInfo {
    /// Its number.
    step: StepId,
    /// Its phase.
    phase: Phase,
    /// Its name.
    title: String,
    /// Minutes planned.
    minutes: u16,
}

/// A workshop to open.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Open {
    /// Its title.
    title: Title,
    /// The key of a template. Either this or an agenda.
    #[serde(default)]
    template: Option<String>,
    /// An agenda as a file, as `GET /api/workshops/{id}/agenda` gives it.
    #[serde(default)]
    agenda: Option<AgendaFile>,
    /// Whether it is a rehearsal with five simulated people, in which nothing counts.
    #[serde(default)]
    rehearsal: bool,
    /// Lines to show in a step, by its number: the charter, the insight. At most 12 a step.
    #[serde(default)]
    lines: BTreeMap<StepId, Vec<Reason>>,
}

/// A workshop that was opened.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenedInfo {
    /// Its id.
    workshop: WorkshopId,
    /// Personal links. They are shown once: only their hashes are kept.
    links: Links,
}

/// The first three links.
#[derive(Debug, Serialize, JsonSchema)]
struct Links {
    /// For who convenes the group.
    mobilizer: String,
    /// For who facilitates from the supplier's side.
    seller: String,
    /// For the big screen.
    wall: String,
}

/// A personal link: the secret stands behind the `#`, which browsers never send to a server.
pub(super) fn link(public: &Public, secret: &Secret) -> String {
    format!("{}/join#{}", public.url(), secret.expose())
}

/// Title of a template, and for whom it is, in the reader's language.
fn titled(key: &str) -> (&'static str, &'static str) {
    use texts::start as t;
    match key {
        "remote-60" => (t::remote_60_title(), t::remote_60_about()),
        _ => (t::room_90_title(), t::room_90_about()),
    }
}

/// The question how much the group wants, in the words of whoever opens the workshop.
fn ambition() -> Option<StatementText> {
    StatementText::parse(texts::steps::ambition()).ok()
}

/// `GET /api/templates`
pub(super) async fn templates() -> Json<Vec<TemplateInfo>> {
    let info = |template: &Template| {
        let steps = template.steps();
        TemplateInfo {
            key: template.key,
            title: titled(template.key).0,
            about: titled(template.key).1,
            minutes: steps.iter().map(|step| step.minutes.get()).sum(),
            steps: steps.into_iter().map(StepInfo::from).collect(),
        }
    };
    Json(TEMPLATES.iter().map(info).collect())
}

impl From<Step> for StepInfo {
    fn from(step: Step) -> Self {
        let title = app::telling::step_title(&step);
        let Step { id, phase, minutes, .. } = step;
        Self { step: id, phase, title, minutes: minutes.get() }
    }
}

/// `POST /api/workshops`
pub(super) async fn open(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(wanted): Body<Open>,
) -> Result<(StatusCode, Json<OpenedInfo>), ApiError> {
    if !app.opened.try_acquire(peer.0.ip(), clock::now()) {
        metrics::counter!(counted::REFUSED, "why" => "workshops").increment(1);
        return Err(ApiError::too_many("too many new workshops from your network"));
    }
    let bad = |message| ApiError::new(StatusCode::BAD_REQUEST, "bad_request", message);
    let mut steps = match (wanted.template, wanted.agenda) {
        (Some(key), None) => {
            let template = Template::find(&key);
            template
                .ok_or_else(|| bad("there is no such template: see GET /api/templates"))?
                .steps()
        }
        (None, Some(agenda)) => agenda.steps()?,
        _ => return Err(bad("give a template or an agenda, one of the two")),
    };
    for (number, lines) in wanted.lines {
        let step = steps.iter_mut().find(|step| step.id == number);
        let step = step.ok_or_else(|| bad("lines are for a step the agenda does not have"))?;
        if lines.len() > STEP_LINES_MAX {
            return Err(bad("a step shows at most 12 lines: join or drop some"));
        }
        step.lines = lines;
    }
    let opened = if wanted.rehearsal {
        let functions = domain::rehearsal::functions(&rehearsal::words());
        app.workshops.rehearse(wanted.title, steps, ambition(), functions).await?
    } else {
        app.workshops.open(wanted.title, steps, ambition()).await?
    };
    Ok((StatusCode::CREATED, Json(OpenedInfo::of(&app, &opened))))
}

/// A record to take in: the file that `GET /api/workshops/{id}/record` gives, as it is. What it says follows from its
/// log, so only that is read.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Import {
    /// The workshop it is the record of.
    workshop: WorkshopId,
    /// The names of those who signed.
    #[serde(default)]
    people: BTreeMap<SeatId, DisplayName>,
    /// The log.
    log: Vec<Logged>,
}

/// `POST /api/workshops/import`
pub(super) async fn import(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(wanted): Body<Import>,
) -> Result<(StatusCode, Json<OpenedInfo>), ApiError> {
    if !app.opened.try_acquire(peer.0.ip(), clock::now()) {
        metrics::counter!(counted::REFUSED, "why" => "workshops").increment(1);
        return Err(ApiError::too_many("too many new workshops from your network"));
    }
    let Import { workshop, people, log } = wanted;
    let bad =
        |why: NotAnArchive| ApiError::new(StatusCode::BAD_REQUEST, "bad_request", why.to_string());
    let state = checked(&log).map_err(bad)?;
    let opened = app.workshops.import(workshop, &state, &log, &people).await?;
    Ok((StatusCode::CREATED, Json(OpenedInfo::of(&app, &opened))))
}

impl OpenedInfo {
    fn of(app: &App, opened: &Opened) -> Self {
        let link = |(_, secret): &(SeatId, Secret)| link(&app.public, secret);
        let links = Links {
            mobilizer: link(&opened.mobilizer),
            seller: link(&opened.seller),
            wall: link(&opened.wall),
        };
        Self { workshop: opened.workshop, links }
    }
}

/// `DELETE /api/workshops/{id}`
pub(super) async fn erase(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    if role(&app, key.workshop, key.seat).await? != Role::Mobilizer {
        return Err(ApiError::mobilizer_only());
    }
    app.workshops.rooms.erase(key.workshop).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The role of a seat that is still in the workshop.
pub(super) async fn role(app: &App, workshop: WorkshopId, seat: SeatId) -> Result<Role, ApiError> {
    let rooms = &app.workshops.rooms;
    let role = rooms.look(workshop, move |core| core.workshop().viewer(seat).map(|v| v.role));
    role.await?.ok_or_else(ApiError::no_such_workshop)
}
