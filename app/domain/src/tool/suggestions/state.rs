//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{SeatId, SuggestionId},
        limits::SUGGESTIONS_MAX,
        seat::{Side, Viewer},
        text::SectionText,
    },
    tool::{State, resolution::Section},
};

/// A wording for one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    pub id: SuggestionId,
    pub section: Section,
    pub text: SectionText,
    pub side: Side,
    /// `None` for everybody but the author.
    pub author: Option<SeatId>,
}

/// All pending suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestions {
    /// Oldest first.
    pub list: Vec<Suggestion>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A wording was suggested.
    Made { suggestion: Suggestion },
    /// Taken into the draft.
    Taken { suggestion: Suggestion },
    /// Declined or withdrawn.
    Gone { suggestion: SuggestionId },
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

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= SUGGESTIONS_MAX
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
