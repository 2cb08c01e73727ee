//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{NoteId, SeatId},
        limits::NOTES_MAX,
        seat::{Role, Viewer},
        spotlight::Spotlight,
        text::Reason,
        time::Timestamp,
    },
    tool::State,
};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    pub id: NoteId,
    /// Its author.
    pub by: Role,
    pub text: Reason,
    /// `None` for a note about the meeting.
    pub about: Option<Spotlight>,
    pub at: Timestamp,
}

/// All notes. Empty for viewers who do not facilitate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FacilitatorNotes {
    /// Oldest first.
    pub notes: Vec<Note>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A note was written.
    Said { note: Note },
    /// A note was deleted.
    Dropped { note: NoteId },
}

impl State for FacilitatorNotes {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Said { note } => self.notes.push(note.clone()),
            Event::Dropped { note } => self.notes.retain(|known| known.id != *note),
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let leads = viewer.role.facilitates();
        Self { notes: self.notes.iter().filter(|_| leads).cloned().collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { .. } | Event::Dropped { .. } => {
                viewer.role.facilitates().then(|| event.clone()) // PROMISE: facilitator-notes
            }
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.notes.len() <= NOTES_MAX
    }
}
