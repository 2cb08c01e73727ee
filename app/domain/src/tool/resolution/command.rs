//! Commands of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, ConditionId, SeatId},
        scale::Gradient,
        text::{FunctionName, Reason, SectionText},
        time::Day,
    },
    tool::resolution::{Condition, ContentHash, Disposition, Section},
};

/// Commands about the resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Hand the pen to another member.
    PassPen { to: SeatId },
    /// Write a section; `None` empties it.
    Section { section: Section, text: Option<SectionText> },
    /// Write what the resolution means for one function; `None` empties it.
    Line { function: FunctionName, text: Option<SectionText> },
    /// Write a condition; `None` removes it.
    Condition { condition: ConditionId, value: Option<Condition> },
    /// Set the effective day; `None` clears it.
    Day { day: Option<Day> },
    /// Set the disposition of a concern; `None` clears it.
    Dispose { card: CardId, disposition: Option<Disposition> },
    /// Put the draft before the group as a version and open its consent round.
    Propose {
        /// The hash of the draft that the chair saw.
        hash: ContentHash,
    },
    /// Respond to the version.
    Respond {
        /// The text that was read; rejected when it is no longer current.
        hash: ContentHash,
        gradient: Gradient,
        /// Required at 7 and 8.
        reason: Option<Reason>,
        /// What would lead the person to support it. Required at 7 and 8.
        lift: Option<Reason>,
    },
    /// Reveal all responses.
    Reveal,
    /// Sign the current text.
    Sign {
        /// The text that was read; rejected when it is no longer current.
        hash: ContentHash,
    },
    /// Take what an objection asks for into the text, as a condition.
    Amend {
        /// Index in the list of amendments.
        amendment: u16,
        condition: ConditionId,
        value: Condition,
    },
    /// Answer an objection without changing the text.
    Answer {
        /// Index in the list of amendments.
        amendment: u16,
        how: Reason,
    },
}
