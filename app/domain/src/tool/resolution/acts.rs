//! What may be asked about the resolution, and what can have happened to it.

use serde::{Deserialize, Serialize};

use super::{Amended, Condition, ContentHash, Disposition, Response, Section, Signature};
use crate::{
    Timestamp,
    id::{CardId, ConditionId, SeatId},
    map::Map,
    scale::Gradient,
    text::{FunctionName, Reason, SectionText},
    time::Day,
    voices::Voice,
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

/// What happened to the resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The pen changed hands.
    PenPassed {
        /// To whom.
        to: SeatId,
    },
    /// A section was written.
    SectionWritten {
        /// Which.
        section: Section,
        /// What it says.
        text: Option<SectionText>,
    },
    /// A function's line was written.
    LineWritten {
        /// Which function.
        function: FunctionName,
        /// What it means for it.
        text: Option<SectionText>,
    },
    /// A condition was written.
    ConditionWritten {
        /// Which.
        condition: ConditionId,
        /// What it says.
        value: Option<Condition>,
    },
    /// The day was set.
    DaySet {
        /// The day.
        day: Option<Day>,
    },
    /// It was said what became of a concern.
    Disposed {
        /// Which card.
        card: CardId,
        /// What became of it.
        disposition: Option<Disposition>,
    },
    /// A version was put before the group.
    Proposed {
        /// Its number.
        number: u16,
        /// The hash of its text.
        hash: ContentHash,
        /// When.
        at: Timestamp,
    },
    /// Somebody responded. Told to that seat alone.
    Responded {
        /// Who.
        seat: SeatId,
        /// What.
        response: Response,
    },
    /// One more has responded.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// The responses were shown to everybody.
    Revealed {
        /// All of them, by seat, where nothing was promised about that.
        #[serde(default)]
        responses: Map<SeatId, Response>,
        /// All of them as they are shown.
        #[serde(default)]
        shown: Vec<Response>,
    },
    /// Somebody signed the standing version.
    Signed {
        /// Who.
        seat: SeatId,
        /// The signature.
        signature: Signature,
    },
    /// An objection was answered.
    Amended {
        /// Which amendment, by its place in the list.
        amendment: u16,
        /// What became of it.
        became: Amended,
    },
}
