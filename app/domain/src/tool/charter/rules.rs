//! What may be asked of this tool, and what follows from it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Phase, authority::Decided, powers::Power, rejection::Rejection, seat::Seat,
        time::Timestamp, visibility::Visibility,
    },
    rules::Rules,
    tool::charter::state::{Charter, Event},
    workshop::Workshop,
};

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

impl Rules for Charter {
    type Command = Command;

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

    fn decided(_command: &Command) -> Decided {
        Decided::Anywhere
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
}

/// Whether a phase was reached: from then on its promise can only be made stricter.
pub fn has_begun(workshop: &Workshop, phase: Phase) -> bool {
    let agenda = &workshop.agenda;
    let reached = agenda.reached.and_then(|reached| agenda.steps.get(usize::from(reached)));
    reached.is_some_and(|step| step.phase >= phase)
}

/// The phases in which people speak.
pub const SPEAKING: [Phase; 3] = [Phase::Prompt, Phase::Explore, Phase::Converge];
