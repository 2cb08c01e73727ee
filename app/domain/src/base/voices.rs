//! Who has been heard, without what was said: process apart from content.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::SeatId,
    map::{Map, Set},
    seat::Viewer,
    text::FunctionName,
};

/// One voice that was just heard, as far as the reader may know whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voice {
    /// Whose; told to that seat alone.
    pub seat: Option<SeatId>,
    /// From which function; told to the facilitators alone.
    pub function: Option<FunctionName>,
}

impl Voice {
    /// The same voice as this viewer may hear of it.
    pub fn disclose(&self, viewer: &Viewer) -> Self {
        Self {
            seat: self.seat.filter(|seat| *seat == viewer.seat),
            function: self.function.clone().filter(|_| viewer.role.facilitates()),
        }
    }
}

/// The voices heard on one matter. Everyone knows how many, the facilitators know from which functions, each
/// seat knows whether it was one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voices {
    /// How many.
    pub count: u16,
    /// How many from each function. Empty for whoever may not know.
    pub functions: Map<FunctionName, u16>,
    /// Whose. A viewer finds at most the own seat here.
    pub seats: Set<SeatId>,
}

impl Voices {
    /// Whether this seat was heard. Only ever asked about the own seat.
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

    /// The same voices as this viewer may know of them.
    pub fn disclose(&self, viewer: &Viewer) -> Self {
        Self {
            count: self.count,
            functions: if viewer.role.facilitates() { self.functions.clone() } else { Map::new() },
            seats: self.seats.iter().copied().filter(|seat| *seat == viewer.seat).collect(),
        }
    }
}
