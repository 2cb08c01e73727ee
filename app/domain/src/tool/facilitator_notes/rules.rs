//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::NoteId,
        limits::NOTES_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        spotlight::Spotlight,
        text::Reason,
        time::Timestamp,
    },
    rules::Rules,
    tool::facilitator_notes::state::{Event, FacilitatorNotes, Note},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Write to the other facilitator.
    Say {
        note: NoteId,
        text: Reason,
        /// `None` for a note about the meeting.
        about: Option<Spotlight>,
    },
    /// Delete one's own note.
    Drop { note: NoteId },
}

impl Rules for FacilitatorNotes {
    type Command = Command;

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

    fn decided(_command: &Command) -> Decided {
        Decided::OnServer
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        let known = |id: NoteId| self.notes.iter().find(|known| known.id == id);
        match command {
            Command::Say { note, text, about } => {
                if known(note).is_some() {
                    return Err(Rejection::Exists { kind: EntityKind::Note });
                }
                check_capacity(self.notes.len(), NOTES_MAX, EntityKind::Note)?;
                let note = Note { id: note, by: actor.role, text, about, at };
                Ok(vec![Event::Said { note }])
            }
            Command::Drop { note } => match known(note) {
                Some(known) if known.by == actor.role => Ok(vec![Event::Dropped { note }]),
                Some(_) => Err(Rejection::NotYours { kind: EntityKind::Note }),
                None => Err(Rejection::NotFound { kind: EntityKind::Note }),
            },
        }
    }
}
