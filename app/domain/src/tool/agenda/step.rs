//! A step: what the group does now, as data. Templates are lists of these.

use serde::{Deserialize, Serialize};

use crate::base::{
    activity::{Activity, Pattern, Phase, Recipe},
    gate::Gate,
    id::StepId,
    text::{Reason, Title},
    time::Minutes,
};

/// A step's own texts. `None` means the shipped text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    pub title: Option<Title>,
    /// One line for everybody: what to do now.
    pub instruction: Option<Title>,
    /// What the chair can say.
    pub script: Option<Reason>,
}

/// One step of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    pub id: StepId,
    pub phase: Phase,
    pub pattern: Pattern,
    pub activity: Activity,
    /// `None` for the recipe's.
    #[serde(default)]
    pub title: Option<Title>,
    /// One line for everybody: what to do now; `None` for the recipe's.
    #[serde(default)]
    pub instruction: Option<Title>,
    /// What the chair can say; `None` for the recipe's.
    #[serde(default)]
    pub script: Option<Reason>,
    /// Lines shown on the stage.
    pub lines: Vec<Reason>,
    /// Planned minutes.
    pub minutes: Minutes,
    /// What must exist before the group leaves it.
    pub gate: Gate,
    /// Where its shipped texts come from.
    #[serde(default)]
    pub recipe: Recipe,
}
