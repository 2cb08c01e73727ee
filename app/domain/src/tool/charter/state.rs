//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{activity::Phase, id::SeatId, map::Map, seat::Viewer, visibility::Visibility},
    tool::State,
};

/// The visibility of each phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Charter {
    /// Phases not listed are by function.
    pub visibility: Map<Phase, Visibility>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The visibility of a phase was set.
    #[serde(rename = "promised")]
    VisibilitySet { phase: Phase, visibility: Visibility },
}

impl Charter {
    /// The visibility of a phase. Before the first and after the last one the nearest applies.
    pub fn of(&self, phase: Phase) -> Visibility {
        let speaking = phase.clamp(Phase::Prompt, Phase::Converge);
        self.visibility.get(&speaking).copied().unwrap_or_default()
    }
}

impl State for Charter {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        let Event::VisibilitySet { phase, visibility } = event;
        self.visibility.insert(*phase, *visibility);
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { visibility: self.visibility.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::VisibilitySet { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        true
    }
}
