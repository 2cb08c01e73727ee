//! Opening and erasing workshops.

use std::collections::BTreeMap;

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use domain::{
    id::{SeatId, StepId, WorkshopId},
    limits::STEP_LINES_MAX,
    template::{TEMPLATES, Template},
    text::{DisplayName, Reason, StatementText, Title},
    tool::agenda::{Phase, Step},
};
use record::ArchivedEvent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    access::mobilizer,
    agendas::AgendaFile,
    error::ApiError,
    extract::Body,
    state::{App, Peer},
};
use crate::{
    clock,
    config::Public,
    import::{NotAnArchive, checked},
    rehearsal,
    secret::Secret,
    telemetry::metric,
    workshops::OpenedWorkshop,
};

/// A template, with what one needs to choose it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TemplateInfo {
    /// Its key in API calls.
    key: &'static str,
    title: &'static str,
    /// Whom it is for.
    about: &'static str,
    /// Total of all steps.
    minutes: u16,
    steps: Vec<StepInfo>,
}

/// A step of a template.
#[derive(Debug, Serialize, JsonSchema)]
struct StepInfo {
    step: StepId,
    phase: Phase,
    title: String,
    /// Planned minutes.
    minutes: u16,
}

/// A workshop to open.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Open {
    title: Title,
    /// The key of a template. Give either this or `agenda`.
    #[serde(default)]
    template: Option<String>,
    /// An agenda file from `GET /api/workshops/{id}/agenda`.
    #[serde(default)]
    agenda: Option<AgendaFile>,
    /// Whether it is a rehearsal with five simulated people.
    #[serde(default)]
    rehearsal: bool,
    /// Lines to show in a step, by step number: the charter, the insight. At most 12 per step.
    #[serde(default)]
    lines: BTreeMap<StepId, Vec<Reason>>,
}

/// A newly opened workshop.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenedInfo {
    workshop: WorkshopId,
    /// Personal links. Shown once: only their hashes are stored.
    links: Links,
}

/// The first three links.
#[derive(Debug, Serialize, JsonSchema)]
struct Links {
    /// For the person who convenes the group.
    mobilizer: String,
    /// For the supplier's facilitator.
    seller: String,
    /// For the big screen.
    wall: String,
}

/// A personal link. The secret is behind the `#`, which browsers never send to a server.
pub(super) fn link(public: &Public, secret: &Secret) -> String {
    format!("{}/join#{}", public.url(), secret.expose())
}

/// A template's title and audience, in the reader's language.
fn titled(key: &str) -> (&'static str, &'static str) {
    use texts::start as t;
    match key {
        "remote-60" => (t::remote_60_title(), t::remote_60_about()),
        _ => (t::room_90_title(), t::room_90_about()),
    }
}

/// The statement about ambition, in the language of the person who opens the workshop.
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
        let title = wording::steps::title(&step);
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
    if !app.allowances.workshops.try_acquire(peer.0.ip(), clock::now()) {
        metrics::counter!(metric::REFUSED, "why" => "workshops").increment(1);
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
        let functions = domain::rehearsal::functions(rehearsal::PHRASES);
        app.workshops.rehearse(wanted.title, steps, ambition(), functions).await?
    } else {
        app.workshops.open(wanted.title, steps, ambition()).await?
    };
    Ok((StatusCode::CREATED, Json(OpenedInfo::of(&app, &opened))))
}

/// A record to import: the unchanged file from `GET /api/workshops/{id}/record`. Only its log is read, because
/// everything else follows from it.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Import {
    /// The workshop's id.
    workshop: WorkshopId,
    /// The names of those who signed.
    #[serde(default)]
    people: BTreeMap<SeatId, DisplayName>,
    log: Vec<ArchivedEvent>,
}

/// `POST /api/workshops/import`
pub(super) async fn import(
    State(app): State<App>,
    Extension(peer): Extension<Peer>,
    Body(wanted): Body<Import>,
) -> Result<(StatusCode, Json<OpenedInfo>), ApiError> {
    if !app.allowances.workshops.try_acquire(peer.0.ip(), clock::now()) {
        metrics::counter!(metric::REFUSED, "why" => "workshops").increment(1);
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
    fn of(app: &App, opened: &OpenedWorkshop) -> Self {
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
    let (workshop, _) = mobilizer(&app, &headers, &id).await?;
    app.workshops.rooms.erase(workshop).await?;
    Ok(StatusCode::NO_CONTENT)
}
