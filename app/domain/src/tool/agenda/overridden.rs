//! Gates that the chair left unmet, with a reason.

use serde::{Deserialize, Serialize};

use crate::base::{gate::Missing, id::StepId, text::Reason};

/// A gate that was left unmet, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Override {
    /// The step that was left.
    pub step: StepId,
    /// What was missing.
    pub missing: Vec<Missing>,
    /// Why the chair went on.
    pub reason: Reason,
}
