//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::SeatId, limits::SEATS_MAX, sealed_answers::SealedAnswers, seat::Viewer, text::Reason,
        voices::Voice,
    },
    tool::{Rounds, State},
};

/// One person's sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sheet {
    pub plus: Option<Reason>,
    pub delta: Option<Reason>,
}

/// All sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlusDelta {
    pub sheets: SealedAnswers<Sheet>,
    /// The rounds of its steps.
    #[serde(default)]
    pub by_step: Rounds<Self>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Sent to that seat only.
    Said { seat: SeatId, sheet: Sheet },
    /// One more answer counted.
    Heard { voice: Voice },
    /// All sheets were revealed.
    Revealed {
        /// Sorted.
        sheets: Vec<Sheet>,
    },
}

impl State for PlusDelta {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Said { seat, sheet } => self.sheets.put(*seat, sheet),
            Event::Heard { voice } => self.sheets.voices.hear(voice),
            Event::Revealed { sheets } => self.sheets.show(sheets),
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { sheets: self.sheets.disclose(viewer), by_step: Rounds::default() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.sheets.is_sealed()
    }

    fn within_bounds(&self) -> bool {
        self.sheets.len() <= SEATS_MAX
    }
}
