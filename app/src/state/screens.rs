//! Screens waiting to become a wall, and the Mobilizer who puts a workshop on one.

use domain::id::WorkshopId;

use crate::{
    browser::http::{self, Field, HttpError, Json},
    state::join_api::{self, LinkedSeat},
};

/// What a waiting screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The token with which it asks whether it was claimed.
    pub wait: String,
    pub code: String,
    /// Modules per row of the QR code, at most.
    pub size: i64,
    /// Its dark modules, as an SVG path.
    pub path: String,
}

/// A workshop that this browser may put on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Showable {
    pub workshop: WorkshopId,
    /// Empty if it has none.
    pub title: String,
}

/// Starts waiting as a screen.
pub async fn open() -> Result<Screen, HttpError> {
    let json = http::post("/api/screens", &[]).await?;
    let picture = json.get("picture");
    let known = || {
        let (size, path) = (picture.number("size")?, picture.text("path")?);
        Some(Screen { wait: json.text("wait")?, code: json.text("code")?, size, path })
    };
    known().ok_or(HttpError::Unreached)
}

/// Asks whether this screen was claimed, and for which wall.
pub async fn wait(wait: String) -> Result<Option<LinkedSeat>, HttpError> {
    let json = http::post("/api/screens/wait", &[("wait", Field::Text(wait))]).await?;
    // The response is empty until it was claimed.
    if json.text("workshop").is_none() { Ok(None) } else { join_api::linked_seat(&json).map(Some) }
}

/// The workshops that could be put on the screen with this code.
pub async fn look(code: &str) -> Result<Vec<Showable>, HttpError> {
    let json = http::post("/api/screens/look", &[("code", Field::Text(code.to_owned()))]).await?;
    let one = |one: Json| {
        let workshop = one.text("workshop")?.parse().ok()?;
        Some(Showable { workshop, title: one.text("title").unwrap_or_default() })
    };
    Ok((0..).map_while(|at: usize| one(json.get(&at.to_string()))).collect())
}

/// Puts the wall of a workshop on the screen with this code.
pub async fn show(workshop: WorkshopId, code: String) -> Result<(), HttpError> {
    let path = format!("/api/workshops/{workshop}/screens");
    http::post(&path, &[("code", Field::Text(code))]).await.map(|_| ())
}
