//! What a person is told of their own seat, and of the workshop before they enter it.

use axum::{
    Json,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    Role, Timestamp, Workshop,
    id::{SeatId, WorkshopId},
    powers::Life,
    seat::Attendance,
    text::{DisplayName, FunctionName, Title},
    tool::charter::{SPEAKING, Visibility},
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{credentials, error::ApiError, state::App};

/// A person's seat in a workshop.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Me {
    workshop: WorkshopId,
    title: Option<Title>,
    seat: SeatId,
    role: Role,
    /// Whether this person was invited to one disconnect only.
    expert: bool,
    /// The function they speak for, once known.
    function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase.
    veto: bool,
    /// Whether somebody has joined with this seat.
    taken: bool,
    /// `None` if the person gave none.
    name: Option<DisplayName>,
    /// The visibility of what people say, per phase.
    promised: PhaseVisibility,
    /// The functions of the other members.
    others: Vec<FunctionName>,
    /// The planned start, in microseconds since 1970; `None` if not set.
    starts_at: Option<Timestamp>,
    /// Where the workshop is in its life.
    stage: Stage,
}

/// Where a workshop is in its life.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// Before and during the meeting.
    Meeting,
    /// The meeting has ended; people can still join and sign.
    Ended,
    /// It can only be read.
    Archived,
}

impl From<Life> for Stage {
    fn from(life: Life) -> Self {
        match life {
            Life::Meeting => Self::Meeting,
            Life::Afterwards => Self::Ended,
            Life::Archived => Self::Archived,
        }
    }
}

/// How what people say is shown, per phase.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PhaseVisibility {
    prompt: Visibility,
    explore: Visibility,
    converge: Visibility,
}

impl PhaseVisibility {
    /// As set in the workshop's charter.
    pub(super) fn of(workshop: &Workshop) -> Self {
        let [prompt, explore, converge] = SPEAKING.map(|phase| workshop.charter.of(phase));
        Self { prompt, explore, converge }
    }
}

/// The functions of the members, except this seat's.
pub(super) fn functions(workshop: &Workshop, own: Option<SeatId>) -> Vec<FunctionName> {
    let others = workshop.seats.all.values().filter(|other| {
        Some(other.id) != own && other.role.is_member() && other.attendance != Attendance::Removed
    });
    others.filter_map(|other| other.function.clone()).collect()
}

/// The data of a seat; `None` if it has left the workshop.
pub(super) async fn look_up(
    app: &App,
    id: WorkshopId,
    seat: SeatId,
) -> Result<Option<Me>, ApiError> {
    let me = app.workshops.rooms.look(id, move |core| {
        let viewer = core.workshop().viewer(seat)?;
        let seat = core.workshop().seats.present(seat)?;
        let sides = core.sides();
        let workshop = if viewer.is_insider { sides.insiders() } else { sides.outsiders() };
        Some(Me {
            promised: PhaseVisibility::of(workshop),
            others: functions(workshop, Some(seat.id)),
            starts_at: workshop.agenda.starts_at,
            stage: workshop.life().into(),
            workshop: id,
            title: workshop.agenda.title.clone(),
            seat: seat.id,
            role: seat.role,
            expert: seat.expert.is_some(),
            function: seat.function.clone(),
            veto: seat.veto,
            taken: seat.attendance == Attendance::Joined,
            name: core.people().get(&seat.id).cloned(),
        })
    });
    Ok(me.await?)
}

/// Signs a browser in to a seat.
pub(super) async fn seated(
    app: &App,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<Response, ApiError> {
    let me = look_up(app, workshop, seat).await?.ok_or_else(ApiError::link_ended)?;
    let session = app.workshops.sign_in(workshop, seat).await?;
    let cookie = credentials::set_cookie(&app.public, workshop, Some(&session));
    Ok(([(header::SET_COOKIE, cookie)], Json(me)).into_response())
}
