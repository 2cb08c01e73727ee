//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{SeatId, SuggestionId},
        seat::{Side, Viewer},
        text::SectionText,
    },
    tool::{State, resolution::Section},
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

impl State for Suggestions {
    type Event = Event;

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

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { list: self.list.iter().map(|known| disclosed(known, viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        Some(match event {
            Event::Made { suggestion } => Event::Made { suggestion: disclosed(suggestion, viewer) },
            Event::Taken { .. } | Event::Gone { .. } => event.clone(),
        })
    }
}

pub(super) fn disclosed(suggestion: &Suggestion, viewer: &Viewer) -> Suggestion {
    let author = suggestion.author.filter(|author| *author == viewer.seat);
    Suggestion {
        id: suggestion.id,
        section: suggestion.section,
        text: suggestion.text.clone(),
        side: suggestion.side,
        author,
    }
}
