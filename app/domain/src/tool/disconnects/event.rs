//! Events of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, EvidenceId},
        text::{FunctionName, Reason},
    },
    tool::disconnects::{Disconnect, DisconnectKind, EndSide, Evidence, Proposal, Settlement},
};

/// Events of disconnects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A disconnect was opened.
    Opened { disconnect: Box<Disconnect> },
    /// Its kind was set.
    Sorted { disconnect: DisconnectId, kind: DisconnectKind },
    /// An end explained itself.
    Explained {
        disconnect: DisconnectId,
        end: EndSide,
        /// Where the function stands; `None` if not said.
        position: Option<Reason>,
        reason: Reason,
    },
    /// One end restated the other.
    Restated {
        disconnect: DisconnectId,
        /// The end that was restated.
        end: EndSide,
        text: Reason,
    },
    /// An end answered a restatement.
    Confirmed {
        disconnect: DisconnectId,
        /// The end that answered.
        end: EndSide,
        /// Whether the restatement is right.
        yes: bool,
    },
    /// A settlement was offered.
    Proposed { disconnect: DisconnectId, proposal: Proposal },
    /// Both ends agreed.
    Settled { disconnect: DisconnectId, settlement: Settlement },
    /// A settled disconnect was reopened.
    Reopened { disconnect: DisconnectId },
    /// A disconnect was put on every screen.
    Focused { disconnect: DisconnectId },
    /// A piece of evidence was asked for.
    Asked { disconnect: DisconnectId, evidence: Box<Evidence> },
    /// Something was found out.
    Found {
        disconnect: DisconnectId,
        evidence: EvidenceId,
        /// `None` until found out.
        found: Reason,
    },
    /// The owner was set.
    #[serde(rename = "owned")]
    OwnerAssigned { disconnect: DisconnectId, owner: FunctionName },
}
