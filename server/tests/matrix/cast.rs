//! The participants.

/// One of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Mobilizer,
    Seller,
    Wall,
    Observer,
    /// Invited to one disconnect.
    Expert,
    /// The only one with this function.
    Finance,
    /// The only one with this function.
    Hr,
    /// One of three with this function.
    Ada,
    /// One of three with this function.
    Ben,
    /// One of three with this function.
    Cleo,
    /// Has no device: the Mobilizer enters their answers.
    Floor,
}

use Who::{Ada, Ben, Cleo, Expert, Finance, Floor, Hr, Mobilizer, Observer, Seller, Wall};

/// Everybody with a device except the expert.
pub(crate) const ROOM: [Who; 9] = [Mobilizer, Seller, Wall, Observer, Finance, Hr, Ada, Ben, Cleo];
/// The facilitators.
pub(crate) const FACILITATORS: [Who; 2] = [Mobilizer, Seller];
/// The members with a device.
pub(crate) const MEMBERS: [Who; 6] = [Mobilizer, Finance, Hr, Ada, Ben, Cleo];
/// Those whose seats the Mobilizer admits.
pub(crate) const ADMITTED: [Who; 6] = [Observer, Finance, Hr, Ada, Ben, Cleo];
/// The function that three people share.
pub(crate) const OF_THREE: &str = "FxClinic";

impl Who {
    /// The function they speak for. All function names share a prefix that no other text has.
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

    /// Their name. All names share a prefix that no other text has.
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

    pub(crate) fn facilitates(self) -> bool {
        FACILITATORS.contains(&self)
    }
}
