//! What may be asked of this tool, and what follows from it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::SuggestionId,
        limits::SUGGESTIONS_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        text::SectionText,
        time::Timestamp,
    },
    rules::Rules,
    tool::{
        resolution::Section,
        suggestions::state::{Event, Suggestion, Suggestions},
    },
    workshop::Workshop,
};

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Suggest a wording.
    Make {
        /// Its id.
        suggestion: SuggestionId,
        /// Of which section.
        section: Section,
        /// The wording.
        text: SectionText,
    },
    /// Take it into the draft, in place of what the section says.
    Take {
        /// Which.
        suggestion: SuggestionId,
    },
    /// Leave it out.
    Leave {
        /// Which.
        suggestion: SuggestionId,
    },
    /// Take an own one back.
    Withdraw {
        /// Which.
        suggestion: SuggestionId,
    },
}

impl Suggestions {
    pub(super) fn get(&self, id: SuggestionId) -> Result<&Suggestion, Rejection> {
        let known = self.list.iter().find(|known| known.id == id);
        known.ok_or(Rejection::NotFound { thing: EntityKind::Suggestion })
    }
}

impl Rules for Suggestions {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Make { .. } | Command::Withdraw { .. } => Power::Suggest,
            Command::Take { .. } | Command::Leave { .. } => Power::Draft,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Make { text, .. } => vec![text.to_string()],
            Command::Take { .. } | Command::Leave { .. } | Command::Withdraw { .. } => Vec::new(),
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
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        match command {
            Command::Make { suggestion: id, section, text } => {
                if self.get(id).is_ok() {
                    return Err(Rejection::Exists { thing: EntityKind::Suggestion });
                }
                check_capacity(self.list.len(), SUGGESTIONS_MAX, EntityKind::Suggestion)?;
                let (side, author) = (actor.role.side(), Some(actor.id));
                let suggestion = Suggestion { id, section, text, side, author };
                Ok(vec![Event::Made { suggestion }])
            }
            Command::Take { suggestion } => {
                let known = self.get(suggestion)?;
                // Whose it was is no part of the text.
                let suggestion = Suggestion { author: None, ..known.clone() };
                Ok(vec![Event::Taken { suggestion }])
            }
            Command::Leave { suggestion } => {
                self.get(suggestion)?;
                Ok(vec![Event::Gone { suggestion }])
            }
            Command::Withdraw { suggestion } => {
                if self.get(suggestion)?.author != Some(actor.id) {
                    return Err(Rejection::NotYours { thing: EntityKind::Suggestion });
                }
                Ok(vec![Event::Gone { suggestion }])
            }
        }
    }
}
