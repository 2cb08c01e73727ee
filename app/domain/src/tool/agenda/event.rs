//! Events of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{activity::Phase, id::StepId, spotlight::Spotlight, text::Title, time::Timestamp},
    tool::agenda::{Override, Step, Timer},
};

/// What happened to the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The workshop was opened.
    Opened {
        title: Title,
        steps: Vec<Step>,
        /// Whether simulated people take part.
        #[serde(default)]
        rehearsal: bool,
    },
    /// A step was entered.
    Entered {
        position: u16,
        at: Timestamp,
        /// The timer after entering.
        timer: Timer,
    },
    /// A gate was overridden.
    Overridden(Override),
    /// The timer was started, paused, resumed or extended.
    Timed { timer: Timer },
    /// The workshop was closed.
    Closed { at: Timestamp },
    /// A step was inserted.
    Inserted {
        /// Index in the agenda.
        position: u16,
        step: Step,
    },
    /// A step was moved.
    Shifted {
        step: StepId,
        /// Index in the agenda after the move.
        position: u16,
        phase: Phase,
    },
    /// What a step says was changed.
    Reworded { step: Step },
    /// A step is skipped, or no longer.
    Skipped { step: StepId, skipped: bool },
    /// A step was locked or unlocked.
    Locked { step: StepId, locked: bool },
    /// An item was put on every screen, or removed.
    #[serde(rename = "lit")]
    SpotlightSet {
        #[serde(rename = "spot")]
        spotlight: Option<Spotlight>,
    },
    /// Everybody was asked to stay at the current step, or released.
    Held { held: bool },
    /// The start was announced, or the announcement removed.
    Scheduled {
        /// `None` when the announcement was removed.
        at: Option<Timestamp>,
    },
}
