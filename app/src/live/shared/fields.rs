//! Fields that know the workshop's values: functions, kinds and levels of cards, reasons.

use domain::{
    text::{FunctionName, Reason},
    tool::cards::{CardKind, Level},
};
use leptos::prelude::*;
use texts::fields as t;

use crate::{
    state::{Room, ToastKind},
    ui::{
        chips::Choice,
        draft::Draft,
        fields::{chips, select},
    },
    words,
};

/// A drop-down list of the functions.
pub fn select_function(
    id: impl Into<String>,
    label: impl Into<String>,
    functions: &[FunctionName],
    value: RwSignal<String>,
) -> AnyView {
    let options =
        functions.iter().map(|function| (function.to_string(), function.to_string())).collect();
    select(id, label, options, value)
}

/// Chips for the kind of a card.
pub fn kind_chips(value: RwSignal<usize>) -> AnyView {
    let choice = |kind: CardKind| Choice {
        word: words::kind(kind).to_owned(),
        icon: Some(words::kind_icon(kind)),
        kind: Some(words::kind_key(kind)),
    };
    chips(false, t::kind(), true, CardKind::ALL.map(choice).into(), value)
}

/// Chips for the level.
pub fn level_chips(value: RwSignal<usize>) -> AnyView {
    let choice = |level: Level| Choice::word(words::level(level));
    chips(true, t::level(), true, Level::ALL.map(choice).into(), value)
}

/// Parses a draft as a reason; `None` and a message if it is invalid.
pub fn reason(room: Room, drafted: Draft) -> Option<Reason> {
    match Reason::parse(&drafted.peek()) {
        Ok(text) => Some(text),
        Err(why) => {
            room.toast(ToastKind::Stop, words::text_error(&why));
            None
        }
    }
}

/// The kind at this index of the chips.
pub fn kind_at(place: usize) -> CardKind {
    CardKind::ALL.get(place).copied().unwrap_or(CardKind::Concern)
}

/// The level at this index of the chips.
pub fn level_at(place: usize) -> Level {
    Level::ALL.get(place).copied().unwrap_or(Level::Problem)
}
