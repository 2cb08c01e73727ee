//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Phase,
        authority::{Decided, needs_authority},
        powers::Power,
        rejection::Rejection,
        seat::Seat,
        time::Timestamp,
        visibility::Visibility,
    },
    rules::Rules,
    tool::charter::state::{Charter, Event},
    workshop::Workshop,
};

/// Commands of the Mobilizer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Set the visibility of a phase.
    #[serde(rename = "promise")]
    SetVisibility {
        /// A phase in which people speak.
        phase: Phase,
        visibility: Visibility,
    },
}

impl Rules for Charter {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::SetVisibility { .. } => Power::SetVisibility,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::SetVisibility { .. } => Vec::new(),
        }
    }

    fn decided(_command: &Command) -> Decided {
        Decided::AwaitsServer
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        let Command::SetVisibility { phase, visibility } = command;
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
        Ok(vec![Event::VisibilitySet { phase, visibility }])
    }
}

/// Whether a phase was reached: from then on its visibility can only become stricter.
pub fn has_begun(workshop: &Workshop, phase: Phase) -> bool {
    let agenda = &workshop.agenda;
    let reached = agenda.reached.and_then(|reached| agenda.steps.get(usize::from(reached)));
    reached.is_some_and(|step| step.phase >= phase)
}

/// The phases in which people speak.
pub const SPEAKING: [Phase; 3] = [Phase::Prompt, Phase::Explore, Phase::Converge];
