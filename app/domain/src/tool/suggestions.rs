//! Suggestions: wording for the draft from whoever does not hold the pen, the seller too. Nothing of it is in the text
//! until the pen takes it.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
    resolution::Section,
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Side, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{SeatId, SuggestionId},
    limits::SUGGESTIONS_MAX,
    powers::Power,
    text::SectionText,
    workshop::{check_capacity, needs_the_whole},
};

/// A wording for one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// Of which section.
    pub section: Section,
    /// The wording.
    pub text: SectionText,
    /// From which side of the table.
    pub side: Side,
    /// Whose; told to that seat alone.
    pub author: Option<SeatId>,
}

/// All suggestions that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestions {
    /// Oldest first.
    pub list: Vec<Suggestion>,
}

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

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A wording was suggested.
    Made {
        /// Which.
        suggestion: Suggestion,
    },
    /// It is in the draft.
    Taken {
        /// Which.
        suggestion: Suggestion,
    },
    /// It was left out, or taken back.
    Gone {
        /// Which.
        suggestion: SuggestionId,
    },
}

impl Suggestions {
    fn get(&self, id: SuggestionId) -> Result<&Suggestion, Rejection> {
        let known = self.list.iter().find(|known| known.id == id);
        known.ok_or(Rejection::NotFound { thing: EntityKind::Suggestion })
    }
}

impl Tool for Suggestions {
    type Command = Command;
    type Event = Event;

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

    fn foretells(_command: &Command) -> bool {
        false
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_the_whole()?;
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

    fn evolve(&mut self, event: &Event) {
        let gone = match event {
            Event::Made { suggestion } => {
                self.list.push(suggestion.clone());
                return;
            }
            Event::Taken { suggestion } => suggestion.id,
            Event::Gone { suggestion } => *suggestion,
        };
        self.list.retain(|known| known.id != gone);
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Suggestions(known)) = snapshot(event) {
            self.clone_from(known);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { list: self.list.iter().map(|known| disclosed(known, viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Made { suggestion } => Event::Made { suggestion: disclosed(suggestion, viewer) },
            Event::Taken { .. } | Event::Gone { .. } => event.clone(),
        })
    }

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Suggestions);
        if matches!(event, Event::Taken { .. }) {
            topics.insert(Topic::Resolution);
        }
    }
}

fn disclosed(suggestion: &Suggestion, viewer: &Viewer) -> Suggestion {
    let author = suggestion.author.filter(|author| *author == viewer.seat);
    Suggestion {
        id: suggestion.id,
        section: suggestion.section,
        text: suggestion.text.clone(),
        side: suggestion.side,
        author,
    }
}
