//! What can have happened.

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
        /// Its title.
        title: Title,
        /// Its steps.
        steps: Vec<Step>,
        /// Whether it is a rehearsal.
        #[serde(default)]
        rehearsal: bool,
    },
    /// A step was entered.
    Entered {
        /// Its index.
        position: u16,
        /// When.
        at: Timestamp,
        /// The timer as it stands from then on.
        timer: Timer,
    },
    /// A gate was overridden.
    Overridden(Override),
    /// The timer was started, paused, resumed or lengthened.
    Timed {
        /// As it stands from then on.
        timer: Timer,
    },
    /// The workshop was closed.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// A step was put in.
    Inserted {
        /// Where.
        position: u16,
        /// The step.
        step: Step,
    },
    /// A step was moved.
    Shifted {
        /// Which.
        step: StepId,
        /// Where it is among the others from then on.
        position: u16,
        /// The phase it is in from then on.
        phase: Phase,
    },
    /// What a step says was changed.
    Reworded {
        /// The step as it is from then on.
        step: Step,
    },
    /// A step is passed over, or not any more.
    Skipped {
        /// Which.
        step: StepId,
        /// Whether.
        skipped: bool,
    },
    /// A step was locked or opened.
    Locked {
        /// Which.
        step: StepId,
        /// Whether.
        locked: bool,
    },
    /// Something was put on every screen, or taken away.
    #[serde(rename = "lit")]
    SpotlightSet {
        /// What.
        #[serde(rename = "spot")]
        spotlight: Option<Spotlight>,
    },
    /// Everybody was brought together, or released.
    Held {
        /// Whether.
        held: bool,
    },
    /// It was said when the workshop starts.
    Scheduled {
        /// When; open where none.
        at: Option<Timestamp>,
    },
}
