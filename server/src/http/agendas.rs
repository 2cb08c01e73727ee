//! Agendas as files: exported from a workshop, and used to open the next one.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use domain::{Rejection, template, text::Title, tool::agenda::Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{access::role, credentials, error::ApiError, state::App};

/// The file's type, written into it.
const FORMAT: &str = "collective-yes-agenda";
/// The version of the file format.
const VERSION: u16 = 1;

/// An agenda as a file.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AgendaFile {
    /// Always `collective-yes-agenda`.
    format: String,
    /// The format's version: 1.
    version: u16,
    /// The title of the workshop it was exported from.
    title: Title,
    /// The steps in order. They get new numbers when a workshop is opened with them.
    steps: Vec<Step>,
}

impl AgendaFile {
    /// The steps, checked, to open a workshop with.
    pub(super) fn steps(self) -> Result<Vec<Step>, ApiError> {
        let bad = |message: String| ApiError::new(StatusCode::BAD_REQUEST, "bad_agenda", message);
        if self.format != FORMAT {
            return Err(bad(format!(
                "this is no agenda of Collective Yes: its format is {FORMAT}"
            )));
        }
        if self.version != VERSION {
            let newer =
                "this agenda was written by a newer version: download it again from this server";
            return Err(bad(newer.to_owned()));
        }
        template::checked(self.steps).map_err(|why| bad(why.to_string()))
    }
}

/// `GET /api/workshops/{id}/agenda`
pub(super) async fn agenda(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 2], Vec<u8>), ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    if !role(&app, key.workshop, key.seat).await?.facilitates() {
        return Err(Rejection::FacilitatorOnly.into());
    }
    let view = app.workshops.rooms.view(key.workshop, key.seat).await?;
    let agenda = view.ok_or_else(ApiError::no_such_workshop)?.workshop.agenda;
    let title = agenda.title.clone().ok_or_else(ApiError::no_such_workshop)?;
    let file = AgendaFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        title,
        steps: agenda.steps.clone(),
    };
    let bytes = serde_json::to_vec_pretty(&file).map_err(|why| ApiError::failed(&why))?;
    let name = "attachment; filename=\"agenda.json\"";
    let kind = "application/json";
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes))
}
