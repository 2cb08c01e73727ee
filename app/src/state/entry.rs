//! The way into a workshop: which seat this browser has, told by the server.

use domain::{
    Role,
    id::{OpId, SeatId, WorkshopId},
    text::FunctionName,
    tool::{charter::Visibility, seats},
};
use sync::Pending;

use super::keep::{self, Keep};
use crate::browser::{
    chance,
    http::{self, Field, Json, Trouble},
};

/// A seat as the server tells it to whoever has its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which workshop.
    pub workshop: WorkshopId,
    /// Which seat.
    pub seat: SeatId,
    /// What it is for.
    pub role: Role,
    /// What its person stands for, where that is known.
    pub function: Option<String>,
    /// The workshop's title.
    pub title: String,
    /// Whether somebody has come in on it.
    pub taken: bool,
    /// What was promised about whose anything is, in Prompt, Explore and Converge.
    pub promised: [Visibility; 3],
    /// The functions that others speak for.
    pub others: Vec<String>,
}

impl Place {
    fn from_json(json: &Json) -> Option<Self> {
        let role = match json.text("role")?.as_str() {
            "mobilizer" => Role::Mobilizer,
            "seller" => Role::Seller,
            "stakeholder" => Role::Stakeholder,
            "observer" => Role::Observer,
            _ => Role::Wall,
        };
        let promised = json.get("promised");
        let promised =
            ["prompt", "explore", "converge"].map(|phase| match promised.text(phase).as_deref() {
                Some("named") => Visibility::Named,
                Some("anonymous") => Visibility::Anonymous,
                _ => Visibility::Function,
            });
        let others = json.get("others");
        Some(Self {
            promised,
            others: (0..).map_while(|at: usize| others.text(&at.to_string())).collect(),
            workshop: json.text("workshop")?.parse().ok()?,
            seat: json.text("seat")?.parse().ok()?,
            role,
            function: json.text("function"),
            title: json.text("title").unwrap_or_default(),
            taken: json.flag("taken"),
        })
    }

    /// Where its person goes.
    pub fn path(&self) -> String {
        match self.role {
            Role::Wall => format!("/w/{}/wall", self.workshop),
            _ => format!("/w/{}", self.workshop),
        }
    }
}

fn place(json: &Json) -> Result<Place, Trouble> {
    let place = Place::from_json(json).ok_or(Trouble::Unreached)?;
    keep::remember_seat(place.workshop, place.seat);
    Ok(place)
}

/// Exchanges the secret of a link for this browser's right to sit there.
pub async fn exchange(secret: &str) -> Result<Place, Trouble> {
    let fields = [("link", Field::Text(secret.to_owned()))];
    let place = place(&http::post("/api/session", &fields).await?)?;
    keep::remember_joining(place.workshop);
    Ok(place)
}

/// The seat whose link was opened last in this browser.
pub async fn again() -> Result<Option<Place>, Trouble> {
    match keep::remembered_joining() {
        Some(workshop) => mine(workshop).await.map(Some),
        None => Ok(None),
    }
}

/// The seat this browser has in a workshop.
pub async fn mine(workshop: WorkshopId) -> Result<Place, Trouble> {
    place(&http::get(&format!("/api/workshops/{workshop}/me")).await?)
}

/// Gives the own name.
pub async fn name(workshop: WorkshopId, name: &str) -> Result<(), Trouble> {
    let fields = [("name", Field::Text(name.to_owned()))];
    http::post(&format!("/api/workshops/{workshop}/name"), &fields).await.map(|_| ())
}

/// Comes in: kept until the workshop's page has a connection, which then sends it like everything else.
pub fn take_seat(place: &Place, function: Option<FunctionName>) {
    let keep = Keep::new(place.workshop, place.seat);
    let mut pending = keep.adopt();
    pending.push(Pending {
        op: OpId(chance::uuid()),
        command: seats::Command::Take { function }.into(),
    });
    keep.keep(&pending);
}
