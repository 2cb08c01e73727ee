//! What can have happened.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, EvidenceId},
        text::{FunctionName, Reason},
    },
    tool::disconnects::{Disconnect, EndSide, Evidence, Kind, Proposal, Settlement},
};

/// What happened to disconnects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// One was put on the table.
    Opened {
        /// As it starts.
        disconnect: Box<Disconnect>,
    },
    /// Its kind was said.
    Sorted {
        /// Which.
        disconnect: DisconnectId,
        /// Its kind.
        kind: Kind,
    },
    /// An end explained itself.
    Explained {
        /// Which.
        disconnect: DisconnectId,
        /// Which end.
        end: EndSide,
        /// Where it stands.
        position: Option<Reason>,
        /// Why.
        reason: Reason,
    },
    /// An end was restated by the other one.
    Restated {
        /// Which.
        disconnect: DisconnectId,
        /// The end that was restated.
        end: EndSide,
        /// In the other's words.
        text: Reason,
    },
    /// An end answered a restatement.
    Confirmed {
        /// Which.
        disconnect: DisconnectId,
        /// The end that answered.
        end: EndSide,
        /// Whether that is it.
        yes: bool,
    },
    /// A settlement was offered.
    Proposed {
        /// Which.
        disconnect: DisconnectId,
        /// By which end, and what.
        proposal: Proposal,
    },
    /// Both ends agreed.
    Settled {
        /// Which.
        disconnect: DisconnectId,
        /// On what.
        settlement: Settlement,
    },
    /// It was taken up again.
    Reopened {
        /// Which.
        disconnect: DisconnectId,
    },
    /// One was put on everybody's screen.
    Focused {
        /// Which.
        disconnect: DisconnectId,
    },
    /// A piece of evidence was asked for.
    Asked {
        /// For which.
        disconnect: DisconnectId,
        /// The evidence.
        evidence: Box<Evidence>,
    },
    /// It was said what was found.
    Found {
        /// For which.
        disconnect: DisconnectId,
        /// Which evidence.
        evidence: EvidenceId,
        /// What was found.
        found: Reason,
    },
    /// It was said who owns it.
    #[serde(rename = "owned")]
    OwnerAssigned {
        /// Which.
        disconnect: DisconnectId,
        /// The function.
        owner: FunctionName,
    },
}
