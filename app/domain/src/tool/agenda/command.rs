//! What may be asked.

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

/// What the chair may ask of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Enter the first step.
    Start,
    /// Leave this step for the next one. `from` makes a double click one step.
    Next {
        /// The step the chair saw when deciding to go on.
        from: StepId,
        /// Why to go on although the gate is unmet.
        reason: Option<Reason>,
    },
    /// Return to the step before. Destroys nothing.
    Back {
        /// The step the chair saw.
        from: StepId,
    },
    /// Start the timer anew.
    StartTimer {
        /// For how long.
        minutes: Minutes,
    },
    /// Stop the clock; the rest is kept.
    PauseTimer,
    /// Go on with what is left.
    ResumeTimer,
    /// Give one minute more.
    AddMinute,
    /// End the workshop. Its record stays.
    Close,
    /// Put a step from the toolbox, or another one that ships, behind a step.
    Insert {
        /// Behind which.
        after: StepId,
        /// Which kind.
        recipe: Recipe,
    },
    /// Move a step that is ahead.
    Shift {
        /// Which.
        step: StepId,
        /// Behind which; to the start where none.
        after: Option<StepId>,
    },
    /// Change what a step says and how long it takes.
    Reword {
        /// Which.
        step: StepId,
        /// Its own words; what is none says what ships.
        words: Wording,
        /// Its lines on the stage.
        lines: Vec<Reason>,
        /// Minutes planned.
        minutes: Minutes,
    },
    /// Pass a step over, or not.
    Skip {
        /// Which.
        step: StepId,
        /// Whether.
        skipped: bool,
    },
    /// Let nobody change anything while the group is in a step, or again.
    Lock {
        /// Which.
        step: StepId,
        /// Whether.
        locked: bool,
    },
    /// Put one thing on every screen, or take it away.
    SetSpotlight {
        /// What.
        spotlight: Option<Spotlight>,
    },
    /// Bring everybody to where the group is and ask them to stay, or release them.
    Hold {
        /// Whether.
        held: bool,
    },
    /// Say when the workshop starts, before it has. Nothing starts by itself.
    Schedule {
        /// When; open where none.
        at: Option<Timestamp>,
    },
}
