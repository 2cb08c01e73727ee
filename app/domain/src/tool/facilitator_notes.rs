//! FacilitatorNotes: what the Mobilizer and the seller say to each other while they lead, told to nobody else. A note may be tied
//! to a card, a statement or a disconnect.

use serde::{Deserialize, Serialize};

use super::{Tool, agenda::Spotlight};
use crate::{
    EntityKind, Rejection, Role, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::NoteId,
    limits::NOTES_MAX,
    powers::Power,
    text::Reason,
    workshop::{check_capacity, needs_the_whole},
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

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Say something to the other one who leads.
    Say {
        /// Its id.
        note: NoteId,
        /// What.
        text: Reason,
        /// About what.
        about: Option<Spotlight>,
    },
    /// Take an own note away.
    Drop {
        /// Which.
        note: NoteId,
    },
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

impl Tool for FacilitatorNotes {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Say { .. } | Command::Drop { .. } => Power::WriteFacilitatorNote,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Say { text, .. } => vec![text.to_string()],
            Command::Drop { .. } => Vec::new(),
        }
    }

    fn foretells(_command: &Command) -> bool {
        false
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_the_whole()?;
        let known = |id: NoteId| self.notes.iter().find(|known| known.id == id);
        match command {
            Command::Say { note, text, about } => {
                if known(note).is_some() {
                    return Err(Rejection::Exists { thing: EntityKind::Note });
                }
                check_capacity(self.notes.len(), NOTES_MAX, EntityKind::Note)?;
                let note = Note { id: note, by: actor.role, text, about, at };
                Ok(vec![Event::Said { note }])
            }
            Command::Drop { note } => match known(note) {
                Some(known) if known.by == actor.role => Ok(vec![Event::Dropped { note }]),
                Some(_) => Err(Rejection::NotYours { thing: EntityKind::Note }),
                None => Err(Rejection::NotFound { thing: EntityKind::Note }),
            },
        }
    }

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
                viewer.role.facilitates().then(|| event.clone())
            }
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::FacilitatorNotes);
    }
}
