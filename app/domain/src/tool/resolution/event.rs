//! What can have happened.

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
