//! Names of things. Every id is made by whoever creates the thing and passed in as an argument, so that an
//! optimistic card keeps its key when the server confirms it. Order never depends on an id being early or late.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// One workshop.
    WorkshopId;
    /// One person's place in one workshop. Never a person: names live outside the log.
    SeatId;
    /// One card on the board. Random, because cards are released in the order of their ids: see
    /// [`crate::tool::cards`].
    CardId;
    /// One theme: cards that mean the same.
    ThemeId;
    /// One interdependency between two cards.
    LinkId;
    /// One sentence that the group rates.
    StatementId;
    /// One disconnect: two ends that differ.
    DisconnectId;
    /// One condition of the resolution.
    ConditionId;
    /// One cost of staying.
    CostId;
    /// One word of the glossary.
    TermId;
    /// One thing that can be traded.
    NegotiableId;
    /// One trade.
    TradeId;
    /// One vote.
    VoteId;
    /// One piece of evidence.
    EvidenceId;
    /// What one function needs from another.
    RequestId;
    /// One note between the two who lead.
    NoteId;
    /// One wording that is suggested.
    SuggestionId;
    /// One thing somebody asked for. Sending it twice has its effect once.
    OpId;
}

/// One step of the agenda, numbered when it is added; numbers are never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct StepId(pub u16);
