//! The one item that the chair puts on every screen.

use serde::{Deserialize, Serialize};

use crate::base::id::{CardId, DisconnectId, StatementId};

/// The item on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Spotlight {
    /// A card that everybody may see.
    Card(CardId),
    Statement(StatementId),
    Disconnect(DisconnectId),
}
