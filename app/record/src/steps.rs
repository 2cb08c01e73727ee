//! Steps that were left before they were complete.

use domain::{
    text::Reason,
    tool::agenda::{Agenda, Override},
};
use schemars::JsonSchema;
use serde::Serialize;

/// A step that was left before it was complete.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overridden {
    /// The step's title.
    pub step: String,
    /// What was missing, in words.
    pub missing: Vec<String>,
    /// Why the chair moved on.
    pub reason: Reason,
}

impl Overridden {
    pub(crate) fn of(agenda: &Agenda, gate: &Override) -> Self {
        let step = agenda.step(gate.step).map(wording::steps::title).unwrap_or_default();
        Self {
            step,
            missing: gate.missing.iter().map(wording::lacked).collect(),
            reason: gate.reason.clone(),
        }
    }
}
