//! Commands of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Recipe,
        id::StepId,
        spotlight::Spotlight,
        text::Reason,
        time::{Minutes, Timestamp},
    },
    tool::agenda::Wording,
};

/// Commands of the chair about the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Enter the first step.
    Start,
    /// Leave this step for the next one. Naming `from` turns a double click into one step.
    Next {
        /// The step the chair saw when giving the command.
        from: StepId,
        /// Required if the gate is unmet.
        reason: Option<Reason>,
    },
    /// Return to the previous step. Nothing is lost.
    Back {
        /// The step the chair saw.
        from: StepId,
    },
    /// Start the timer again.
    StartTimer { minutes: Minutes },
    /// Pause the timer; the remaining time is stored.
    PauseTimer,
    /// Resume with the remaining time.
    ResumeTimer,
    /// Add one minute.
    AddMinute,
    /// Close the workshop. Its record stays.
    Close,
    /// Insert a shipped step after another one.
    Insert { after: StepId, recipe: Recipe },
    /// Move a step that was not reached yet.
    Shift {
        step: StepId,
        /// `None` moves it to the start.
        after: Option<StepId>,
    },
    /// Change a step's texts and planned time.
    Reword {
        step: StepId,
        /// `None` in a field means the shipped text.
        words: Wording,
        /// The lines shown on the stage.
        lines: Vec<Reason>,
        /// Planned minutes.
        minutes: Minutes,
    },
    /// Skip a step, or not.
    Skip { step: StepId, skipped: bool },
    /// Lock a step, so that nobody can change anything in it, or unlock it.
    Lock { step: StepId, locked: bool },
    /// Put one item on every screen, or remove it.
    SetSpotlight { spotlight: Option<Spotlight> },
    /// Bring everybody to the current step and ask them to stay, or release them.
    Hold { held: bool },
    /// Announce when the workshop starts. Nothing starts by itself.
    Schedule {
        /// `None` removes the announcement.
        at: Option<Timestamp>,
    },
}
