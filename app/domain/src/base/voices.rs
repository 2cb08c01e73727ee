//! Who has answered, without what they said.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::SeatId,
    map::{Map, Set},
    seat::Viewer,
    text::FunctionName,
};

/// One answer that was just counted, as far as the reader may know whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voice {
    /// Disclosed to that seat only.
    pub seat: Option<SeatId>,
    /// Disclosed to the facilitators only.
    pub function: Option<FunctionName>,
}

impl Voice {
    /// What this viewer may know of it.
    pub fn disclose(&self, viewer: &Viewer) -> Self {
        Self {
            seat: self.seat.filter(|seat| *seat == viewer.seat),
            function: self.function.clone().filter(|_| viewer.role.facilitates()),
        }
    }
}

/// Who has answered. Everybody knows the count, the facilitators the counts per function, each seat whether it is one
/// of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voices {
    /// How many have answered.
    pub count: u16,
    /// Count per function. Empty for viewers who are not facilitators.
    pub functions: Map<FunctionName, u16>,
    /// A viewer's copy holds at most this viewer's seat.
    pub seats: Set<SeatId>,
}

impl Voices {
    /// Whether this seat has answered. Meaningful for the viewer's seat only.
    pub fn has(&self, seat: SeatId) -> bool {
        self.seats.contains(&seat)
    }

    /// Counts one more voice.
    pub fn hear(&mut self, voice: &Voice) {
        self.count = self.count.saturating_add(1);
        if let Some(function) = &voice.function {
            let of_function = self.functions.or_default(function.clone());
            *of_function = of_function.saturating_add(1);
        }
        self.seats.extend(voice.seat);
    }

    /// What this viewer may know of them.
    pub fn disclose(&self, viewer: &Viewer) -> Self {
        Self {
            count: self.count,
            functions: if viewer.role.facilitates() { self.functions.clone() } else { Map::new() },
            seats: self.seats.iter().copied().filter(|seat| *seat == viewer.seat).collect(),
        }
    }
}
