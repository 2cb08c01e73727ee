//! Events of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, ConditionId, SeatId},
        map::Map,
        text::{FunctionName, SectionText},
        time::{Day, Timestamp},
        voices::Voice,
    },
    tool::resolution::{
        Amended, Condition, ContentHash, Disposition, Response, Section, Signature,
    },
};

/// Events of the resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The pen changed hands.
    PenPassed { to: SeatId },
    /// A section was written.
    SectionWritten { section: Section, text: Option<SectionText> },
    /// A function's line was written.
    LineWritten { function: FunctionName, text: Option<SectionText> },
    /// A condition was written.
    ConditionWritten { condition: ConditionId, value: Option<Condition> },
    /// The effective day was set.
    DaySet { day: Option<Day> },
    /// The disposition of a concern was set.
    Disposed { card: CardId, disposition: Option<Disposition> },
    /// A version was put before the group.
    Proposed { number: u16, hash: ContentHash, at: Timestamp },
    /// Sent to that seat only.
    Responded { seat: SeatId, response: Response },
    /// One more response counted.
    Heard { voice: Voice },
    /// The responses were revealed.
    Revealed {
        /// By seat, unless they are anonymous; then empty.
        #[serde(default)]
        responses: Map<SeatId, Response>,
        /// As attributed.
        #[serde(default)]
        shown: Vec<Response>,
    },
    /// Somebody signed the current version.
    Signed { seat: SeatId, signature: Signature },
    /// An objection was answered.
    Amended {
        /// Index in the list of amendments.
        amendment: u16,
        became: Amended,
    },
}
