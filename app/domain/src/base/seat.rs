//! Seats: one person's place in one workshop. Viewers: for whom something is disclosed.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::base::{
    id::{DisconnectId, SeatId},
    rejection::Rejection,
    text::FunctionName,
};

/// What a seat is for. Fixed when the seat is admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Convenes the group from inside the customer, and is a member of it.
    Mobilizer,
    /// Facilitates from the supplier's side. Never writes concerns, rates, guesses or signs.
    Seller,
    /// A member of the buying group.
    Stakeholder,
    /// Reads only. No vote.
    Observer,
    /// The big screen in the room. Never shows anything private.
    Wall,
}

impl Role {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::Mobilizer, Self::Seller, Self::Stakeholder, Self::Observer, Self::Wall];

    /// The side the seat is on; the wall is on neither.
    pub fn side(self) -> Side {
        match self {
            Self::Mobilizer | Self::Stakeholder | Self::Observer => Side::Customer,
            Self::Seller => Side::Supplier,
            Self::Wall => Side::Nobody,
        }
    }

    /// Mobilizer and seller facilitate; both see by function who has answered.
    pub fn facilitates(self) -> bool {
        matches!(self, Self::Mobilizer | Self::Seller)
    }

    /// Members of the group write, rate, guess, respond and sign.
    pub fn is_member(self) -> bool {
        matches!(self, Self::Mobilizer | Self::Stakeholder)
    }
}

/// The two companies at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The buying company. Its people must agree; it owns the workshop and its data.
    Customer,
    /// The supplier.
    Supplier,
    /// Neither: the wall.
    Nobody,
}

/// Whether the person behind a seat has joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Has a link, has not joined.
    Invited,
    /// Has joined at least once.
    #[serde(rename = "taken")]
    Joined,
    /// Was removed. Its links are invalid, its contributions remain.
    Removed,
}

/// One person's place in one workshop. Names are stored outside of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seat {
    pub id: SeatId,
    pub role: Role,
    /// The function the person speaks for. Members have one before they act.
    pub function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase, as declared when the seat was admitted.
    pub veto: bool,
    pub attendance: Attendance,
    /// Whether the seller admitted it, and so has seen its link.
    #[serde(default)]
    pub by_seller: bool,
    /// Whether the person has no device, so that the Mobilizer enters what they say.
    #[serde(default)]
    pub proxy: bool,
    /// The one disconnect an expert was invited to. The seat is removed when that is settled.
    #[serde(default)]
    pub expert: Option<DisconnectId>,
}

impl Seat {
    /// The seat of somebody who is given a link. Without a veto, and not admitted by the seller.
    pub fn invited(id: SeatId, role: Role, function: Option<FunctionName>) -> Self {
        Self {
            id,
            role,
            function,
            veto: false,
            attendance: Attendance::Invited,
            by_seller: false,
            proxy: false,
            expert: None,
        }
    }

    /// The seat of a member of the group who has no device, and so needs no link to join.
    pub(crate) fn proxy(id: SeatId, function: FunctionName) -> Self {
        let seat = Self::invited(id, Role::Stakeholder, Some(function));
        Self { attendance: Attendance::Joined, proxy: true, ..seat }
    }

    /// The seat of somebody who is invited to one disconnect.
    pub(crate) fn expert(id: SeatId, function: FunctionName, invited_to: DisconnectId) -> Self {
        let seat = Self::invited(id, Role::Observer, Some(function));
        Self { expert: Some(invited_to), ..seat }
    }

    /// A member of the group who has joined: the denominator of every "x of y".
    pub fn counts(&self) -> bool {
        self.role.is_member() && self.attendance == Attendance::Joined
    }
}

/// How much of a workshop a viewer may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All that the role may see.
    Workshop,
    /// One disconnect and its frame: for an invited expert.
    Disconnect(DisconnectId),
}

/// For whom something is disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Viewer {
    /// The seat of the viewer.
    pub seat: SeatId,
    pub role: Role,
    /// Whether the viewer may know what the customers said in private.
    pub is_insider: bool,
    pub scope: Scope,
}

impl Scope {
    fn of(seat: &Seat) -> Self {
        seat.expert.map_or(Self::Workshop, Self::Disconnect)
    }
}

impl Viewer {
    /// A viewer who sees what all members see, and nothing of a single seat.
    pub const COMMON: Self = Self {
        seat: SeatId(Uuid::nil()),
        role: Role::Observer,
        is_insider: true,
        scope: Scope::Workshop,
    };

    /// The viewer behind a seat. Everyone in the room or on the call sees the wall, so it knows what the seller knows,
    /// unless it stays with the group during a private session.
    pub fn of(seat: &Seat, wall_stays: bool) -> Self {
        let is_insider = match seat.role.side() {
            // Whoever admitted a seat had its link, so an observer admitted by the seller must count as the seller.
            Side::Customer => seat.role.is_member() || !seat.by_seller,
            Side::Supplier => false,
            Side::Nobody => wall_stays && !seat.by_seller,
        };
        Self { seat: seat.id, role: seat.role, is_insider, scope: Scope::of(seat) }
    }
}

/// The function a member speaks for, chosen when joining. A function that was only declared for an invited seat does
/// not count: the person may still choose another one, and contributions would be attributed to the first.
pub(crate) fn acting_function(actor: &Seat) -> Result<FunctionName, Rejection> {
    let chosen = actor.attendance == Attendance::Joined;
    let function = actor.function.clone().filter(|_| chosen);
    function.ok_or(Rejection::NoFunction)
}
