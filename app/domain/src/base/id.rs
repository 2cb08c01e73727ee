//! Ids. The creator of an entity makes its id and passes it in, so an optimistic card keeps its key when the server
//! confirms it. Nothing depends on the order of ids in time.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// One person's seat in one workshop. Never a person: names live outside the log.
    SeatId;
    /// One card on the board. Must be random: cards are revealed in the order of their ids, see
    /// [`crate::tool::cards`].
    CardId;
    /// One theme: cards that mean the same.
    ThemeId;
    /// One interdependency between two cards.
    LinkId;
    /// One statement that the group rates.
    StatementId;
    /// One disconnect: two functions that differ.
    DisconnectId;
    /// One condition of the resolution.
    ConditionId;
    /// One cost of staying.
    CostId;
    /// One word of the glossary.
    TermId;
    /// One attribute that can be traded.
    NegotiableId;
    /// One trade.
    TradeId;
    /// One vote.
    VoteId;
    /// One piece of evidence.
    EvidenceId;
    /// One request of a function to another.
    RequestId;
    /// One note between the facilitators.
    NoteId;
    /// One suggested wording.
    SuggestionId;
    /// One command as sent by a client. A command sent twice takes effect once.
    OpId;
}

/// One step of the agenda. Numbered when added; numbers are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct StepId(pub u16);
