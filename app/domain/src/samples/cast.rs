//! The people of the dental demonstration: a group deciding how to stop losing money to hygienists' sick leave.

use uuid::Uuid;

use crate::{
    base::{
        id::{SeatId, WorkshopId},
        text::FunctionName,
    },
    decide::Opening,
    samples::values::{function, title},
    template::Template,
};

/// Ids from a seed: the same seed gives the same ids, so a failing history can be replayed.
#[derive(Clone, Debug)]
pub struct Ids(u64);

impl Ids {
    /// Starts a sequence.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number of the sequence (`SplitMix64`: evenly spread, three lines, no dependency).
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next id.
    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.number(), self.number())
    }
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    pub workshop: WorkshopId,
    /// Convenes the group and speaks for Operations. Holds chair and pen at first.
    pub mobilizer: SeatId,
    /// Facilitates from the supplier's side.
    pub seller: SeatId,
    pub wall: SeatId,
    /// Reads only.
    pub observer: SeatId,
    /// Speaks for Practice Finance, and can stop the purchase alone.
    pub finance: SeatId,
    /// Speaks for Clinical Lead.
    pub clinical: SeatId,
    /// Speaks for Clinical Lead too: most tests of gates need a function of two.
    pub nurse: SeatId,
    /// Speaks for HR.
    pub hr: SeatId,
    /// Speaks for Procurement.
    pub procurement: SeatId,
}

impl Cast {
    /// A cast with ids from a seed.
    pub fn new(seed: u64) -> Self {
        let mut ids = Ids::new(seed);
        let mut seat = || SeatId(ids.uuid());
        Self {
            mobilizer: seat(),
            seller: seat(),
            wall: seat(),
            observer: seat(),
            finance: seat(),
            clinical: seat(),
            nurse: seat(),
            hr: seat(),
            procurement: seat(),
            workshop: WorkshopId(ids.uuid()),
        }
    }

    /// The members of the group, who write, rate, respond and sign.
    pub fn members(&self) -> [SeatId; 6] {
        [self.mobilizer, self.finance, self.clinical, self.nurse, self.hr, self.procurement]
    }

    /// Every seat, including the seller, the observer and the wall.
    pub fn everyone(&self) -> [SeatId; 9] {
        let [mobilizer, finance, clinical, nurse, hr, procurement] = self.members();
        let (seller, wall, observer) = (self.seller, self.wall, self.observer);
        [mobilizer, finance, clinical, nurse, hr, procurement, seller, wall, observer]
    }

    /// The function a seat speaks for; `None` for the seller, the observer and the wall.
    pub fn function(&self, seat: SeatId) -> Option<FunctionName> {
        let name = match seat {
            seat if seat == self.mobilizer => "Operations",
            seat if seat == self.finance => "Practice Finance",
            seat if seat == self.clinical || seat == self.nurse => "Clinical Lead",
            seat if seat == self.hr => "HR",
            seat if seat == self.procurement => "Procurement",
            _ => return None,
        };
        Some(function(name))
    }

    /// How their workshop is opened: with the 90-minute template for one room.
    pub fn opening(&self) -> Opening {
        let template = Template::find("room-90").expect("the template ships");
        Opening {
            title: title("Fewer sick days among hygienists"),
            steps: template.steps(),
            mobilizer: self.mobilizer,
            seller: self.seller,
            wall: self.wall,
            ambition: None,
            rehearsal: false,
        }
    }
}
