//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{activity::Phase, map::Map, seat::Viewer, visibility::Visibility},
    tool::State,
};

/// What was promised for each phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Charter {
    /// What was said otherwise: a phase that is not here is by function.
    pub visibility: Map<Phase, Visibility>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was said how a phase is.
    Promised {
        /// Which.
        phase: Phase,
        /// How.
        visibility: Visibility,
    },
}

impl Charter {
    /// What was promised for a phase. Before the first and after the last the nearest one holds.
    pub fn of(&self, phase: Phase) -> Visibility {
        let speaking = phase.clamp(Phase::Prompt, Phase::Converge);
        self.visibility.get(&speaking).copied().unwrap_or_default()
    }
}

impl State for Charter {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        let Event::Promised { phase, visibility } = event;
        self.visibility.insert(*phase, *visibility);
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { visibility: self.visibility.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Promised { .. } => Some(event.clone()),
        }
    }
}
