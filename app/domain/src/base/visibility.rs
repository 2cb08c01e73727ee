//! Attribution of contributions: by name, by function, or anonymous.

use serde::{Deserialize, Serialize};

/// How a contribution is attributed. Later variants are stricter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// By the person's name. Ratings are attributed to the function all the same.
    Named,
    /// By function.
    #[default]
    Function,
    /// Anonymous. No value is shown for fewer than three people, nor if fewer than three would be left over; nothing
    /// is shown alone.
    Anonymous,
}

impl Visibility {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Named, Self::Function, Self::Anonymous];
}
