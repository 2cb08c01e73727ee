//! What may be asked.

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

/// What may be asked about the resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Hand the pen over, to a member of the group.
    PassPen {
        /// To whom.
        to: SeatId,
    },
    /// Write a section; none empties it.
    Section {
        /// Which.
        section: Section,
        /// What it says.
        text: Option<SectionText>,
    },
    /// Write what it means for one function; none empties it.
    Line {
        /// Which function.
        function: FunctionName,
        /// What it means for it.
        text: Option<SectionText>,
    },
    /// Write a condition; none removes it.
    Condition {
        /// Which.
        condition: ConditionId,
        /// What it says.
        value: Option<Condition>,
    },
    /// Set the day it takes effect; none clears it.
    Day {
        /// The day.
        day: Option<Day>,
    },
    /// Say what became of a concern; none takes that back.
    Dispose {
        /// Which card.
        card: CardId,
        /// What became of it.
        disposition: Option<Disposition>,
    },
    /// Put the draft before the group as a version and open its consent round.
    Propose {
        /// The hash of the draft as the chair saw it.
        hash: ContentHash,
    },
    /// Say where one stands.
    Respond {
        /// The text one has read.
        hash: ContentHash,
        /// Where one stands.
        gradient: Gradient,
        /// Why; needed at 7 and 8.
        reason: Option<Reason>,
        /// What would move one to support; needed at 7 and 8.
        lift: Option<Reason>,
    },
    /// Show everybody where everybody stands.
    Reveal,
    /// Sign.
    Sign {
        /// The text one has read.
        hash: ContentHash,
    },
    /// Take what an objection asks for into the text, as a condition.
    Amend {
        /// Which amendment, by its place in the list.
        amendment: u16,
        /// The id of the condition.
        condition: ConditionId,
        /// What it says.
        value: Condition,
    },
    /// Answer an objection otherwise.
    Answer {
        /// Which amendment, by its place in the list.
        amendment: u16,
        /// How.
        how: Reason,
    },
}
