//! What may be asked.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, EvidenceId, StatementId},
        level::Level,
        text::{FunctionName, Reason, Title},
        time::Day,
    },
    tool::disconnects::{Kind, Settlement},
};

/// What may be asked about disconnects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Put a difference on the table.
    Open {
        /// Its id.
        disconnect: DisconnectId,
        /// What it is about.
        title: Title,
        /// The statement whose reveal showed it.
        statement: Option<StatementId>,
        /// Problem, solution or supplier.
        level: Level,
        /// The function at the first end.
        one: FunctionName,
        /// The function at the second end.
        two: FunctionName,
    },
    /// Say what kind of difference it is.
    Sort {
        /// Which.
        disconnect: DisconnectId,
        /// Its kind.
        kind: Kind,
    },
    /// Say where the own end stands and why.
    Explain {
        /// Which.
        disconnect: DisconnectId,
        /// Where it stands.
        position: Option<Reason>,
        /// Why.
        reason: Reason,
    },
    /// Say the other end's view in own words.
    Restate {
        /// Which.
        disconnect: DisconnectId,
        /// The other's view.
        text: Reason,
    },
    /// "Yes, that is it", or "not yet", to what the other end took one to mean.
    Confirm {
        /// Which.
        disconnect: DisconnectId,
        /// The words that are confirmed: a restatement that changed meanwhile is not.
        text: Reason,
        /// Whether that is it.
        yes: bool,
    },
    /// Offer what could become of it.
    Propose {
        /// Which.
        disconnect: DisconnectId,
        /// What is offered.
        settlement: Settlement,
    },
    /// Agree to what the other end offered.
    Agree {
        /// Which.
        disconnect: DisconnectId,
        /// What is agreed to: an offer that changed meanwhile is not.
        settlement: Settlement,
    },
    /// Take a settled one up again.
    Reopen {
        /// Which.
        disconnect: DisconnectId,
    },
    /// Put one on everybody's screen.
    Focus {
        /// Which.
        disconnect: DisconnectId,
    },
    /// Ask for a piece of evidence, a test or a criterion that would settle it.
    Ask {
        /// Which.
        disconnect: DisconnectId,
        /// The id of the evidence.
        evidence: EvidenceId,
        /// What is to be found out.
        ask: Reason,
        /// The function that finds it out.
        owner: FunctionName,
        /// Until when.
        due: Day,
    },
    /// Say what was found.
    Find {
        /// Which.
        disconnect: DisconnectId,
        /// Which evidence.
        evidence: EvidenceId,
        /// What was found.
        found: Reason,
    },
    /// Say which function owns it, or decides.
    AssignOwner {
        /// Which.
        disconnect: DisconnectId,
        /// The function.
        owner: FunctionName,
    },
}
