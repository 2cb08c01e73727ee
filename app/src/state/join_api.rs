//! Joining over HTTP: which seat this browser has.

use crate::{
    browser::{
        http::{self, Field, HttpError, Json},
        random,
    },
    state::local_store::{self, LocalStore},
};
use domain::{
    Role, Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::{DisplayName, FunctionName},
    tool::charter::Visibility,
};

/// A seat as the server describes it to the holder of its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedSeat {
    pub workshop: WorkshopId,
    pub seat: SeatId,
    pub role: Role,
    /// Whether the person is an invited expert, limited to one disconnect.
    pub expert: bool,
    /// The function the person stands for, once it is known.
    pub function: Option<String>,
    pub title: String,
    /// Whether somebody has joined on it.
    pub taken: bool,
    /// The visibility set for Prompt, Explore and Converge.
    pub visibility: [Visibility; 3],
    /// The functions that others stand for.
    pub others: Vec<String>,
    /// The planned start, if one was set.
    pub starts_at: Option<Timestamp>,
    /// Whether the meeting has ended and people can still sign.
    pub ended: bool,
}

/// What a code grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinPolicy {
    /// Codes do not work.
    Closed,
    /// The code is enough to join.
    Open,
    /// The Mobilizer approves each person.
    Approval,
    /// The code works together with a password.
    Password,
}

impl JoinPolicy {
    /// All policies, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Closed, Self::Open, Self::Approval, Self::Password];

    /// The server's name for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Approval => "approval",
            Self::Password => "password",
        }
    }

    /// Parses the server's name.
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|policy| policy.key() == key).unwrap_or(Self::Closed)
    }
}

/// What a code leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinTarget {
    pub code: String,
    /// What it grants.
    pub policy: JoinPolicy,
    pub title: String,
    /// The visibility set for Prompt, Explore and Converge.
    pub visibility: [Visibility; 3],
    /// The functions that others stand for.
    pub others: Vec<String>,
    /// The planned start, if one was set.
    pub starts_at: Option<Timestamp>,
}

/// The result of a request for entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryResponse {
    In(LinkedSeat),
    /// Wait for approval, and ask again with this token.
    Waits(String),
}

fn visibility(json: &Json) -> [Visibility; 3] {
    let visibility = json.get("promised");
    ["prompt", "explore", "converge"].map(|phase| match visibility.text(phase).as_deref() {
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

impl LinkedSeat {
    fn from_json(json: &Json) -> Option<Self> {
        let role = match json.text("role")?.as_str() {
            "mobilizer" => Role::Mobilizer,
            "seller" => Role::Seller,
            "stakeholder" => Role::Stakeholder,
            "observer" => Role::Observer,
            _ => Role::Wall,
        };
        Some(Self {
            visibility: visibility(json),
            others: others(json),
            starts_at: starts_at(json),
            workshop: json.text("workshop")?.parse().ok()?,
            seat: json.text("seat")?.parse().ok()?,
            role,
            expert: json.flag("expert"),
            function: json.text("function"),
            title: json.text("title").unwrap_or_default(),
            taken: json.flag("taken"),
            ended: json.text("stage").as_deref() == Some("ended"),
        })
    }

    /// The page of this seat. Who joins only after the meeting lands where people sign.
    pub fn path(&self) -> String {
        match self.role {
            Role::Wall => format!("/w/{}/wall", self.workshop),
            _ if self.ended && !self.taken && !self.expert => {
                format!("/w/{}/follow", self.workshop)
            }
            _ => format!("/w/{}", self.workshop),
        }
    }
}

/// Parses the server's description of a seat, and remembers the seat for a reload without a network.
pub(super) fn linked_seat(json: &Json) -> Result<LinkedSeat, HttpError> {
    let seat = LinkedSeat::from_json(json).ok_or(HttpError::Unreached)?;
    local_store::remember_seat(seat.workshop, seat.seat);
    Ok(seat)
}

/// Exchanges the secret of a link for this browser's session on that seat.
pub async fn exchange(secret: &str) -> Result<LinkedSeat, HttpError> {
    let fields = [("link", Field::Text(secret.to_owned()))];
    let seat = linked_seat(&http::post("/api/session", &fields).await?)?;
    local_store::remember_joining(seat.workshop);
    Ok(seat)
}

/// The seat whose link was opened last in this browser.
pub async fn again() -> Result<Option<LinkedSeat>, HttpError> {
    match local_store::remembered_joining() {
        Some(workshop) => mine(workshop).await.map(Some),
        None => Ok(None),
    }
}

/// This browser's seat in a workshop.
pub async fn mine(workshop: WorkshopId) -> Result<LinkedSeat, HttpError> {
    linked_seat(&http::get(&format!("/api/workshops/{workshop}/me")).await?)
}

/// Sets the person's name.
pub async fn name(workshop: WorkshopId, name: &str) -> Result<(), HttpError> {
    let fields = [("name", Field::Text(name.to_owned()))];
    http::post(&format!("/api/workshops/{workshop}/name"), &fields).await.map(|_| ())
}

/// Looks up what a code leads to.
pub async fn look(code: String) -> Result<JoinTarget, HttpError> {
    let fields = [("code", Field::Text(code.clone()))];
    let json = http::post("/api/join-codes", &fields).await?;
    Ok(JoinTarget {
        code,
        policy: JoinPolicy::of(&json.text("entry").unwrap_or_default()),
        title: json.text("title").unwrap_or_default(),
        visibility: visibility(&json),
        others: others(&json),
        starts_at: starts_at(&json),
    })
}

/// Joins with a code, or asks for approval.
pub async fn request_entry(
    code: String,
    name: DisplayName,
    function: FunctionName,
    password: Option<String>,
) -> Result<EntryResponse, HttpError> {
    let mut fields = vec![
        ("code", Field::Text(code)),
        ("name", Field::Text(name.into())),
        ("function", Field::Text(function.into())),
    ];
    fields.extend(password.map(|password| ("password", Field::Text(password))));
    entry_response(&http::post("/api/join-codes/request-entry", &fields).await?)
}

/// Asks whether the person was let in.
pub async fn wait(wait: String) -> Result<EntryResponse, HttpError> {
    entry_response(&http::post("/api/join-codes/wait", &[("wait", Field::Text(wait))]).await?)
}

fn entry_response(json: &Json) -> Result<EntryResponse, HttpError> {
    match json.text("wait") {
        Some(wait) => Ok(EntryResponse::Waits(wait)),
        None => linked_seat(json).map(EntryResponse::In),
    }
}

/// Joins: the workshop's page sends it once it is connected.
pub fn take_seat(seat: &LinkedSeat, function: Option<FunctionName>) {
    let store = LocalStore::new(seat.workshop, seat.seat);
    store.store_join(OpId(random::uuid()), function.as_ref());
}
