//! Commands of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, EvidenceId, StatementId},
        level::Level,
        text::{FunctionName, Reason, Title},
        time::Day,
    },
    tool::disconnects::{DisconnectKind, Settlement},
};

/// Commands about disconnects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Open a disconnect.
    Open {
        disconnect: DisconnectId,
        title: Title,
        /// `None` unless a reveal showed it.
        statement: Option<StatementId>,
        level: Level,
        one: FunctionName,
        two: FunctionName,
    },
    /// Set what kind of difference it is.
    Sort { disconnect: DisconnectId, kind: DisconnectKind },
    /// Explain one's own end.
    Explain {
        disconnect: DisconnectId,
        /// Where the function stands. `None` leaves it open.
        position: Option<Reason>,
        reason: Reason,
    },
    /// Restate the other end's view.
    Restate {
        disconnect: DisconnectId,
        /// The other end's view.
        text: Reason,
    },
    /// Answer the other end's restatement: "yes, that's my view" or "not yet".
    Confirm {
        disconnect: DisconnectId,
        /// The restatement answered; rejected if it changed meanwhile.
        text: Reason,
        /// Whether the restatement is right.
        yes: bool,
    },
    /// Offer a settlement.
    Propose { disconnect: DisconnectId, settlement: Settlement },
    /// Agree to the settlement the other end offered.
    Agree {
        disconnect: DisconnectId,
        /// The offer agreed to; rejected if it changed meanwhile.
        settlement: Settlement,
    },
    /// Reopen a settled disconnect.
    Reopen { disconnect: DisconnectId },
    /// Put a disconnect on every screen.
    Focus { disconnect: DisconnectId },
    /// Ask for a piece of evidence, a test or a criterion that would settle it.
    Ask {
        disconnect: DisconnectId,
        evidence: EvidenceId,
        ask: Reason,
        /// The function that finds out.
        owner: FunctionName,
        due: Day,
    },
    /// Report what was found out.
    Find {
        disconnect: DisconnectId,
        evidence: EvidenceId,
        /// `None` until found out.
        found: Reason,
    },
    /// Set the function that owns it, or decides.
    AssignOwner { disconnect: DisconnectId, owner: FunctionName },
}
