//! What a card or statement is about: the problem, the solution or the supplier.

use serde::{Deserialize, Serialize};

/// The three levels a group must agree on, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Which problem is worth solving.
    Problem,
    /// How to solve it.
    Solution,
    /// Who supplies it.
    Supplier,
}

impl Level {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Problem, Self::Solution, Self::Supplier];
}
