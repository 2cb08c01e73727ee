//! The way into a workshop: which seat this browser has, told by the server.

use domain::{
    Role, Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::{DisplayName, FunctionName},
    tool::{charter::Visibility, seats},
};
use sync::Pending;

use super::local_store::{self, Keep};
use crate::browser::{
    http::{self, Field, HttpError, Json},
    random,
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
    /// Whether its person was called to one disconnect only.
    pub expert: bool,
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
    /// When it is to start, where that was said.
    pub starts_at: Option<Timestamp>,
}

/// What a code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinPolicy {
    /// There is no way in by code.
    Closed,
    /// Whoever has it comes in.
    Open,
    /// Whoever has it waits until the Mobilizer lets them in.
    Approval,
    /// Whoever has it and knows the password comes in.
    Password,
}

impl JoinPolicy {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Closed, Self::Open, Self::Approval, Self::Password];

    /// As the server calls it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Approval => "approval",
            Self::Password => "password",
        }
    }

    /// What the server called so.
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|worth| worth.key() == key).unwrap_or(Self::Closed)
    }
}

/// What a code leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinTarget {
    /// The code.
    pub code: String,
    /// What it is worth.
    pub worth: JoinPolicy,
    /// The workshop's title.
    pub title: String,
    /// What was promised about whose anything is.
    pub promised: [Visibility; 3],
    /// The functions that others speak for.
    pub others: Vec<String>,
    /// When it is to start, where that was said.
    pub starts_at: Option<Timestamp>,
}

/// What knocking brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Knocked {
    /// A seat.
    In(Place),
    /// To wait, and what to ask with whether one was let in.
    Waits(String),
}

fn promised(json: &Json) -> [Visibility; 3] {
    let promised = json.get("promised");
    ["prompt", "explore", "converge"].map(|phase| match promised.text(phase).as_deref() {
        Some("named") => Visibility::Named,
        Some("anonymous") => Visibility::Anonymous,
        _ => Visibility::Function,
    })
}

fn others(json: &Json) -> Vec<String> {
    let others = json.get("others");
    (0..).map_while(|at: usize| others.text(&at.to_string())).collect()
}

fn starts_at(json: &Json) -> Option<Timestamp> {
    json.number("starts_at").map(Timestamp)
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
        Some(Self {
            promised: promised(json),
            others: others(json),
            starts_at: starts_at(json),
            workshop: json.text("workshop")?.parse().ok()?,
            seat: json.text("seat")?.parse().ok()?,
            role,
            expert: json.flag("expert"),
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

/// A seat as the server tells it, remembered for a reload without a network.
pub(super) fn place(json: &Json) -> Result<Place, HttpError> {
    let place = Place::from_json(json).ok_or(HttpError::Unreached)?;
    local_store::remember_seat(place.workshop, place.seat);
    Ok(place)
}

/// Exchanges the secret of a link for this browser's right to sit there.
pub async fn exchange(secret: &str) -> Result<Place, HttpError> {
    let fields = [("link", Field::Text(secret.to_owned()))];
    let place = place(&http::post("/api/session", &fields).await?)?;
    local_store::remember_joining(place.workshop);
    Ok(place)
}

/// The seat whose link was opened last in this browser.
pub async fn again() -> Result<Option<Place>, HttpError> {
    match local_store::remembered_joining() {
        Some(workshop) => mine(workshop).await.map(Some),
        None => Ok(None),
    }
}

/// The seat this browser has in a workshop.
pub async fn mine(workshop: WorkshopId) -> Result<Place, HttpError> {
    place(&http::get(&format!("/api/workshops/{workshop}/me")).await?)
}

/// Gives the own name.
pub async fn name(workshop: WorkshopId, name: &str) -> Result<(), HttpError> {
    let fields = [("name", Field::Text(name.to_owned()))];
    http::post(&format!("/api/workshops/{workshop}/name"), &fields).await.map(|_| ())
}

/// The code in what somebody typed or what stands behind `#`: ten letters and digits, with whatever between them. A
/// personal link's secret is far longer.
pub fn code_in(text: &str) -> Option<String> {
    const CHARS: usize = 10;
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let known = code.chars().all(|c| c.is_ascii_alphanumeric());
    (known && code.len() == CHARS).then(|| code.to_ascii_uppercase())
}

/// What a code leads to.
pub async fn look(code: String) -> Result<JoinTarget, HttpError> {
    let fields = [("code", Field::Text(code.clone()))];
    let json = http::post("/api/entrance", &fields).await?;
    Ok(JoinTarget {
        code,
        worth: JoinPolicy::of(&json.text("entry").unwrap_or_default()),
        title: json.text("title").unwrap_or_default(),
        promised: promised(&json),
        others: others(&json),
        starts_at: starts_at(&json),
    })
}

/// Comes in with a code, or asks to be let in.
pub async fn knock(
    code: String,
    name: DisplayName,
    function: FunctionName,
    password: Option<String>,
) -> Result<Knocked, HttpError> {
    let mut fields = vec![
        ("code", Field::Text(code)),
        ("name", Field::Text(name.into())),
        ("function", Field::Text(function.into())),
    ];
    fields.extend(password.map(|password| ("password", Field::Text(password))));
    knocked(&http::post("/api/entrance/knock", &fields).await?)
}

/// Asks whether one was let in.
pub async fn wait(wait: String) -> Result<Knocked, HttpError> {
    knocked(&http::post("/api/entrance/wait", &[("wait", Field::Text(wait))]).await?)
}

fn knocked(json: &Json) -> Result<Knocked, HttpError> {
    match json.text("wait") {
        Some(wait) => Ok(Knocked::Waits(wait)),
        None => place(json).map(Knocked::In),
    }
}

/// Comes in: kept until the workshop's page has a connection, which then sends it like everything else.
pub fn take_seat(place: &Place, function: Option<FunctionName>) {
    let keep = Keep::new(place.workshop, place.seat);
    let mut pending = keep.adopt();
    pending.push(Pending {
        op: OpId(random::uuid()),
        command: seats::Command::Join { function }.into(),
        // Whoever comes in has seen nothing yet of where the group is.
        said_in_private: false,
    });
    keep.keep(&pending);
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn a_code_is_told_from_a_personal_link() {
        assert_eq!(code_in("k7q2m-9abcd").as_deref(), Some("K7Q2M9ABCD"));
        assert_eq!(code_in(" K7Q2M 9ABCD ").as_deref(), Some("K7Q2M9ABCD"));
        assert_eq!(code_in("K7Q2M9ABC"), None);
        assert_eq!(code_in("K7Q2M9ABC_"), None);
        assert_eq!(code_in("qTn0Yk3mWb9xJ2uRvLs5dFh8gPzAeC1oI7tB4yN6wXk"), None);
    }
}
