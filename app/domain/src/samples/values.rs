//! Values to play with: texts within their bounds, ids by number.

use uuid::Uuid;

use crate::{
    base::{
        id::{
            CardId, ConditionId, CostId, DisconnectId, EvidenceId, LinkId, NegotiableId, NoteId,
            OpId, RequestId, SeatId, StatementId, SuggestionId, TermId, ThemeId, TradeId, VoteId,
        },
        scale::Points,
        text::{CardText, FunctionName, Reason, SectionText, StatementText, Title, Unit},
        time::{Day, Minutes},
        voices::Voice,
    },
    tool::{
        disconnects::Settlement,
        resolution::{Condition, Disposition},
    },
    vote::Stars,
};

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $type:ident;)+) => {$(
        $(#[$doc])*
        ///
        /// Panics on a text that breaks its bound: a sample that is none.
        pub fn $name(text: &str) -> $type {
            $type::parse(text).expect("samples are written within their bounds")
        }
    )+};
}

texts! {
    /// A title.
    title, Title;
    /// A function's name.
    function, FunctionName;
    /// A card's text.
    card_text, CardText;
    /// A statement's text.
    statement_text, StatementText;
    /// A reason.
    reason, Reason;
    /// A section's text.
    section_text, SectionText;
    /// A unit.
    unit, Unit;
}

macro_rules! numbered {
    ($($(#[$doc:meta])* $name:ident, $type:ident, $kind:expr;)+) => {$(
        $(#[$doc])*
        /// The same number names the same thing in every sample.
        pub fn $name(number: u64) -> $type {
            $type(Uuid::from_u64_pair($kind, number))
        }
    )+};
}

numbered! {
    /// A seat.
    seat, SeatId, 1;
    /// A card.
    card, CardId, 2;
    /// A theme.
    theme, ThemeId, 3;
    /// A link.
    link, LinkId, 4;
    /// A statement.
    statement, StatementId, 5;
    /// A disconnect.
    disconnect, DisconnectId, 6;
    /// A condition.
    condition, ConditionId, 7;
    /// A request.
    op, OpId, 8;
    /// A cost of staying.
    cost, CostId, 9;
    /// A word.
    term, TermId, 10;
    /// Something to trade.
    negotiable, NegotiableId, 11;
    /// A trade.
    trade, TradeId, 12;
    /// A vote.
    vote, VoteId, 13;
    /// A piece of evidence.
    evidence, EvidenceId, 14;
    /// What one function needs from another.
    request, RequestId, 15;
    /// A note.
    note, NoteId, 16;
    /// A suggestion.
    suggestion, SuggestionId, 17;
}

/// A day.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("samples name real days")
}

/// Minutes.
pub fn minutes(number: u16) -> Minutes {
    Minutes::new(number).expect("samples stay within a working day")
}

/// Stars of a vote.
pub fn stars(numbers: &[u8]) -> Vec<Stars> {
    let star = |number: &u8| Stars::new(*number).expect("samples give 0 to 5 stars");
    numbers.iter().map(star).collect()
}

/// A rating on the nine-point scale.
pub fn points(number: u8) -> Points {
    Points::new(number).expect("samples stay on the scale")
}

/// One of every way to settle.
pub(super) fn settlements() -> [Settlement; 3] {
    [
        Settlement::Resolved { how: reason("We counted: it is nine days a year.") },
        Settlement::Accepted { condition: reason("A trial in one practice first.") },
        Settlement::Parked { owner: function("HR"), due: day("2026-09-30") },
    ]
}

/// One of everything that can become of a concern.
pub(super) fn dispositions() -> [Disposition; 5] {
    [
        Disposition::Resolved { how: reason("The trial answers it.") },
        Disposition::Accepted { condition: condition(1) },
        Disposition::Traded { trade: reason("Training is paid for.") },
        Disposition::Parked { owner: function("Procurement"), due: day("2026-12-01") },
        Disposition::Exchanged { answer: title("Delivery in June"), gives: title("Fewer days") },
    ]
}

/// A condition as it is written.
pub(super) fn written_condition() -> Condition {
    Condition {
        text: section_text("Sick days fall within six months."),
        owner: function("HR"),
        due: day("2026-11-30"),
    }
}

/// A voice of the Clinical Lead.
pub(super) fn voice() -> Voice {
    Voice { seat: Some(seat(4)), function: Some(function("Clinical Lead")) }
}
