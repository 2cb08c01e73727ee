//! How what people say is attributed: by name, by function, or not at all.

use serde::{Deserialize, Serialize};

/// Under what somebody's words are shown. The later, the stricter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Under the person's name. Ratings stand under the function all the same.
    Named,
    /// Under the function.
    #[default]
    Function,
    /// Under nothing. No value is shown for fewer than three people, nor for so few that are left over, and nothing alone.
    Anonymous,
}

impl Visibility {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Named, Self::Function, Self::Anonymous];
}
