//! The charter: who sees whose anything is. Set before it is said, and only ever made stricter afterwards.
//!
//! It covers what people write, rate, answer and object. Who has been heard is process: the facilitators always know that
//! by function. Costs, the two ends of a disconnect, trades, a meaning offered for all and signatures are spoken for a
//! function by their nature; links and their notes are drawn in the open.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::Phase,
    customers_only::{Part, snapshot},
};
use crate::{
    Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop, map::Map,
    powers::Power,
};

/// Under what somebody's words are shown. The later, the stricter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Under the person's name. Ratings stand under the function all the same.
    Named,
    /// Under the function.
    #[default]
    Function,
    /// Under nothing. No value is shown for fewer than three people, nor for so few that are left over, and nothing alone.
    Anonymous,
}

impl Visibility {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Named, Self::Function, Self::Anonymous];
}

/// The phases in which people speak.
pub const SPEAKING: [Phase; 3] = [Phase::Prompt, Phase::Explore, Phase::Converge];

/// What was promised for each phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Charter {
    /// What was said otherwise: a phase that is not here is by function.
    pub visibility: Map<Phase, Visibility>,
}

/// What the Mobilizer may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Say how a phase is.
    Promise {
        /// Which: one in which people speak.
        phase: Phase,
        /// How.
        visibility: Visibility,
    },
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

/// Whether a phase was reached: from then on its promise can only be made stricter.
pub fn has_begun(workshop: &Workshop, phase: Phase) -> bool {
    let agenda = &workshop.agenda;
    let reached = agenda.reached.and_then(|reached| agenda.steps.get(usize::from(reached)));
    reached.is_some_and(|step| step.phase >= phase)
}

impl Tool for Charter {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Promise { .. } => Power::SetVisibility,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Promise { .. } => Vec::new(),
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let Command::Promise { phase, visibility } = command;
        if !SPEAKING.contains(&phase) {
            return Err(Rejection::NotInThisPhase { phase });
        }
        let known = self.of(phase);
        if visibility == known {
            return Err(Rejection::Unchanged);
        }
        if visibility < known && has_begun(workshop, phase) {
            return Err(Rejection::OnlyStricter);
        }
        Ok(vec![Event::Promised { phase, visibility }])
    }

    fn evolve(&mut self, event: &Event) {
        let Event::Promised { phase, visibility } = event;
        self.visibility.insert(*phase, *visibility);
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Charter(charter)) = snapshot(event) {
            self.clone_from(charter);
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { visibility: self.visibility.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Promised { .. } => Some(event.clone()),
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Charter);
    }
}
