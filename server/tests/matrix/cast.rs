//! Who is in the workshop.

/// One of everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Mobilizer,
    Seller,
    Wall,
    Observer,
    /// Called to one disconnect.
    Expert,
    /// The only one of a function.
    Finance,
    /// The only one of a function.
    Hr,
    /// One of three of a function.
    Ada,
    /// One of three of a function.
    Ben,
    /// One of three of a function.
    Cleo,
    /// Has no device: the Mobilizer enters what they say.
    Floor,
}

use Who::{Ada, Ben, Cleo, Expert, Finance, Floor, Hr, Mobilizer, Observer, Seller, Wall};

/// Everybody with a device who is in the room: all but the expert.
pub(crate) const ROOM: [Who; 9] = [Mobilizer, Seller, Wall, Observer, Finance, Hr, Ada, Ben, Cleo];
/// Those who lead.
pub(crate) const LEAD: [Who; 2] = [Mobilizer, Seller];
/// The members who have a device.
pub(crate) const MEMBERS: [Who; 6] = [Mobilizer, Finance, Hr, Ada, Ben, Cleo];
/// Those who come in by a seat that the Mobilizer admits.
pub(crate) const GUESTS: [Who; 6] = [Observer, Finance, Hr, Ada, Ben, Cleo];
/// The function of three people.
pub(crate) const OF_THREE: &str = "FxClinic";

impl Who {
    /// What they stand for. Every function's name begins like no other text.
    pub(crate) fn function(self) -> Option<&'static str> {
        Some(match self {
            Mobilizer => "FxOperations",
            Finance => "FxFinance",
            Hr => "FxHuman",
            Ada | Ben | Cleo => OF_THREE,
            Floor => "FxFloor",
            Expert => "FxErgonomics",
            Seller | Wall | Observer => return None,
        })
    }

    /// The name they go by. Every name begins like no other text.
    pub(crate) fn name(self) -> Option<&'static str> {
        Some(match self {
            Mobilizer => "NxMobilizer",
            Seller => "NxSeller",
            Observer => "NxObserver",
            Expert => "NxExpert",
            Finance => "NxFinance",
            Hr => "NxHuman",
            Ada => "NxAda",
            Ben => "NxBen",
            Cleo => "NxCleo",
            Wall | Floor => return None,
        })
    }

    pub(crate) fn leads(self) -> bool {
        LEAD.contains(&self)
    }
}
