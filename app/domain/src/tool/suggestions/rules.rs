//! Commands of this tool and the rules that decide them.

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

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Suggest wording.
    Make { suggestion: SuggestionId, section: Section, text: SectionText },
    /// Take it into the draft, replacing the section.
    Take { suggestion: SuggestionId },
    /// Decline it.
    Leave { suggestion: SuggestionId },
    /// Withdraw one's own.
    Withdraw { suggestion: SuggestionId },
}

impl Suggestions {
    pub(super) fn get(&self, id: SuggestionId) -> Result<&Suggestion, Rejection> {
        let known = self.list.iter().find(|known| known.id == id);
        known.ok_or(Rejection::NotFound { kind: EntityKind::Suggestion })
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
                    return Err(Rejection::Exists { kind: EntityKind::Suggestion });
                }
                check_capacity(self.list.len(), SUGGESTIONS_MAX, EntityKind::Suggestion)?;
                let (side, author) = (actor.role.side(), Some(actor.id));
                let suggestion = Suggestion { id, section, text, side, author };
                Ok(vec![Event::Made { suggestion }])
            }
            Command::Take { suggestion } => {
                let known = self.get(suggestion)?;
                // The author is not part of the text.
                let suggestion = Suggestion { author: None, ..known.clone() };
                Ok(vec![Event::Taken { suggestion }])
            }
            Command::Leave { suggestion } => {
                self.get(suggestion)?;
                Ok(vec![Event::Gone { suggestion }])
            }
            Command::Withdraw { suggestion } => {
                if self.get(suggestion)?.author != Some(actor.id) {
                    return Err(Rejection::NotYours { kind: EntityKind::Suggestion });
                }
                Ok(vec![Event::Gone { suggestion }])
            }
        }
    }
}
