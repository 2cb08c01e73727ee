//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{id::SeatId, sealed_answers::SealedAnswers, seat::Viewer, text::Reason, voices::Voice},
    tool::State,
};

/// One person's sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sheet {
    /// What was good.
    pub plus: Option<Reason>,
    /// What to change.
    pub delta: Option<Reason>,
}

/// All sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlusDelta {
    /// Sealed, then shown.
    pub sheets: SealedAnswers<Sheet>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Somebody gave a sheet. Told to that seat alone.
    Said {
        /// Who.
        seat: SeatId,
        /// What.
        sheet: Sheet,
    },
    /// One more has.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// All sheets were shown.
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
        Self { sheets: self.sheets.disclose(viewer) }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Revealed { .. } => Some(event.clone()),
        }
    }
}
