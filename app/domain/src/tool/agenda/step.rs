//! A step: what the group does now, as data. Templates are lists of these.

use serde::{Deserialize, Serialize};

use crate::base::{
    activity::{Activity, Pattern, Phase, Recipe},
    gate::Gate,
    id::StepId,
    text::{Reason, Title},
    time::Minutes,
};

/// The words of a step, where they are its own and not those it ships with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    /// Its name.
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
    /// Its number.
    pub id: StepId,
    /// The phase it belongs to.
    pub phase: Phase,
    /// The kind of thinking.
    pub pattern: Pattern,
    /// The tool it uses.
    pub activity: Activity,
    /// Its name; none where it is the recipe's.
    #[serde(default)]
    pub title: Option<Title>,
    /// One line for everybody: what to do now; none where it is the recipe's.
    #[serde(default)]
    pub instruction: Option<Title>,
    /// What the chair can say; none where it is the recipe's.
    #[serde(default)]
    pub script: Option<Reason>,
    /// Lines shown on the stage: the charter, the insight.
    pub lines: Vec<Reason>,
    /// Minutes planned.
    pub minutes: Minutes,
    /// What must exist before leaving.
    pub gate: Gate,
    /// Where its words come from.
    #[serde(default)]
    pub recipe: Recipe,
}
