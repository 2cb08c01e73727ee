//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::NoteId,
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
    /// Its id.
    pub id: NoteId,
    /// Who says it.
    pub by: Role,
    /// What.
    pub text: Reason,
    /// About what; none where it is about the meeting.
    pub about: Option<Spotlight>,
    /// When.
    pub at: Timestamp,
}

/// All notes; none for whoever does not lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FacilitatorNotes {
    /// Oldest first.
    pub notes: Vec<Note>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Something was said.
    Said {
        /// What.
        note: Note,
    },
    /// A note was taken away.
    Dropped {
        /// Which.
        note: NoteId,
    },
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
}
