//! The record of a workshop, as a download.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use domain::{Role, Workshop, id::WorkshopId, tool::agenda::Phase};
use record::{Archive, ArchivedEvent, Record};
use serde::Deserialize;
use texts::Language;

use super::{credentials, error::ApiError, state::App};

/// The file format of the record.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Format {
    #[default]
    Json,
    Md,
    Csv,
    Xlsx,
}

/// `?format=`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    format: Format,
}

type Download = ([(HeaderName, &'static str); 2], Vec<u8>);

/// `GET /api/workshops/{id}/record`
pub(super) async fn record(
    State(app): State<App>,
    Path(id): Path<String>,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, axum::extract::rejection::QueryRejection>,
) -> Result<Download, ApiError> {
    let (_, key) = credentials::require(&app, &headers, &id).await?;
    let Query(Wanted { format }) = wanted.map_err(|_| {
        let message = "the format is json, md, csv or xlsx";
        ApiError::new(StatusCode::BAD_REQUEST, "bad_request", message)
    })?;
    let view = app.workshops.rooms.view(key.workshop, key.seat).await?;
    let view = view.ok_or_else(ApiError::no_such_workshop)?;
    may_export(view.viewer.role, &view.workshop)?;
    let log = match format {
        Format::Json => Some(log(&app, key.workshop).await?),
        _ => None,
    };
    // Files for people are in the reader's language, data for programs always in English.
    let language = match format {
        Format::Json => Language::English,
        _ => texts::language(),
    };
    let record = || Record::of(key.workshop, &view.workshop, &view.people);
    let (kind, name, bytes) = texts::within(language, || {
        Ok::<_, ApiError>(match (format, log) {
            (Format::Json, log) => {
                let log = log.unwrap_or_default();
                let archive = Archive::of(key.workshop, log, &view.people, view.viewer.is_insider);
                let name = "attachment; filename=\"record.json\"";
                ("application/json", name, archive.to_json().into_bytes())
            }
            (Format::Md, _) => (
                "text/markdown; charset=utf-8",
                "attachment; filename=\"record.md\"",
                record::markdown(&record()).into_bytes(),
            ),
            (Format::Csv, _) => (
                "text/csv; charset=utf-8",
                "attachment; filename=\"record.csv\"",
                record::csv(&record()).into_bytes(),
            ),
            (Format::Xlsx, _) => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "attachment; filename=\"record.xlsx\"",
                record::xlsx(&record()).map_err(|why| ApiError::failed(&why))?,
            ),
        })
    })?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes))
}

/// The complete log of a workshop.
async fn log(app: &App, workshop: WorkshopId) -> Result<Vec<ArchivedEvent>, ApiError> {
    const CHUNK: u32 = 1_000;
    let mut log = Vec::new();
    let mut after = 0;
    loop {
        let tail = app.workshops.store.tail(workshop, after, CHUNK).await?;
        let Some(last) = tail.last() else { return Ok(log) };
        after = last.seq;
        for stored in tail {
            let event = serde_json::from_str(&stored.body);
            let event = event.map_err(|why| ApiError::failed(&why))?;
            log.push(ArchivedEvent { at: stored.at, event });
        }
    }
}

/// The last row of the powers table: facilitators can export at any time, stakeholders only the final record.
pub(super) fn may_export(role: Role, workshop: &Workshop) -> Result<(), ApiError> {
    let is_final = workshop.agenda.closed || workshop.agenda.phase() == Phase::FollowThrough;
    let (code, message) = match role {
        Role::Mobilizer | Role::Seller => return Ok(()),
        Role::Stakeholder if is_final => return Ok(()),
        Role::Stakeholder => {
            ("not_final", "you can export the record once the group has reached Follow through")
        }
        Role::Observer | Role::Wall => {
            ("reads_along", "you can only read here: ask a member of the group for the record")
        }
    };
    Err(ApiError::new(StatusCode::FORBIDDEN, code, message))
}
