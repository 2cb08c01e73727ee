//! Seats: one person's place in one workshop, and what a viewer's eyes are.

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
    /// Convenes the group, from inside the customer; a member of it too.
    Mobilizer,
    /// Facilitates from the supplier's side. Never writes concerns, rates, guesses or signs.
    Seller,
    /// A member of the buying group.
    Stakeholder,
    /// Reads along. No vote.
    Observer,
    /// The big screen in the room. Never anything private.
    Wall,
}

impl Role {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::Mobilizer, Self::Seller, Self::Stakeholder, Self::Observer, Self::Wall];

    /// Whose side it sits on; the wall sits on nobody's.
    pub fn side(self) -> Side {
        match self {
            Self::Mobilizer | Self::Stakeholder | Self::Observer => Side::Customer,
            Self::Seller => Side::Supplier,
            Self::Wall => Side::Nobody,
        }
    }

    /// Mobilizer and Seller lead; both see who is in by function.
    pub fn facilitates(self) -> bool {
        matches!(self, Self::Mobilizer | Self::Seller)
    }

    /// Members of the group: they write, rate, guess, respond and sign.
    pub fn is_member(self) -> bool {
        matches!(self, Self::Mobilizer | Self::Stakeholder)
    }
}

/// The two companies at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Those who must all agree. They own the workshop and its data.
    Customer,
    /// Those who would deliver it.
    Supplier,
    /// The wall.
    Nobody,
}

/// How far a seat has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Has a link, has not come in.
    Invited,
    /// Has come in at least once.
    #[serde(rename = "taken")]
    Joined,
    /// Was removed. Its links are dead, its acts remain.
    Removed,
}

/// One person's place in one workshop. Names are not here: see the crate's documentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// What it is for.
    pub role: Role,
    /// What its person stands for. Members have one before they act.
    pub function: Option<FunctionName>,
    /// Whether this person alone can stop the purchase, as declared by whoever admitted the seat.
    pub veto: bool,
    /// How far it has come.
    pub attendance: Attendance,
    /// Whether the seller admitted it, and so has had its link.
    #[serde(default)]
    pub by_seller: bool,
    /// Whether its person has no device, so that the Mobilizer enters what they say.
    #[serde(default)]
    pub proxy: bool,
    /// The one disconnect it was called to; gone with that.
    #[serde(default)]
    pub expert: Option<DisconnectId>,
}

impl Seat {
    /// A member of the group who has come in: those whom every count is out of.
    pub fn counts(&self) -> bool {
        self.role.is_member() && self.attendance == Attendance::Joined
    }
}

/// How much of a workshop a viewer may see anything of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All that its role may see.
    Workshop,
    /// One disconnect and the frame around it: an expert who was invited to it.
    Disconnect(DisconnectId),
}

/// Whose eyes something is disclosed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Viewer {
    /// The seat that looks.
    pub seat: SeatId,
    /// Its role.
    pub role: Role,
    /// Whether it may know what was said among the customers.
    pub is_insider: bool,
    /// What it may see anything of.
    pub scope: Scope,
}

impl Scope {
    fn of(seat: &Seat) -> Self {
        seat.expert.map_or(Self::Workshop, Self::Disconnect)
    }
}

impl Viewer {
    /// No particular member of the group: whoever sees what all of them see.
    pub const COMMON: Self = Self {
        seat: SeatId(Uuid::nil()),
        role: Role::Observer,
        is_insider: true,
        scope: Scope::Workshop,
    };

    /// Through this seat's eyes. The wall is seen by whoever is in the room or on a call: it knows what the seller
    /// knows, unless it stays with the group while that is among itself.
    pub fn of(seat: &Seat, wall_stays: bool) -> Self {
        let is_insider = match seat.role.side() {
            // Whoever admitted somebody who only looks could look through those eyes.
            Side::Customer => seat.role.is_member() || !seat.by_seller,
            Side::Supplier => false,
            Side::Nobody => wall_stays && !seat.by_seller,
        };
        Self { seat: seat.id, role: seat.role, is_insider, scope: Scope::of(seat) }
    }
}

/// The function a member acts for: chosen by coming in. A function that was only declared for an invited seat does
/// not count yet, because its person may still choose another one, and what was said would stand under the first.
pub(crate) fn acting_function(actor: &Seat) -> Result<FunctionName, Rejection> {
    let chosen = actor.attendance == Attendance::Joined;
    let function = actor.function.clone().filter(|_| chosen);
    function.ok_or(Rejection::NoFunction)
}
