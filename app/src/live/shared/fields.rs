//! Fields that know the workshop's values: functions, kinds and levels of cards, reasons.

use domain::{
    text::{FunctionName, Reason},
    tool::cards::{CardKind, Level},
};
use leptos::prelude::*;
use texts::fields as t;

use crate::{
    state::{Room, ToastKind},
    ui::{chips::Choice, draft::Draft, fields::select, picked::Picked},
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
pub fn kind_chips(value: Picked<CardKind>) -> AnyView {
    value.chips(false, t::kind(), |kind| Choice {
        word: words::kind(kind).to_owned(),
        icon: Some(words::kind_icon(kind)),
        kind: Some(words::kind_key(kind)),
    })
}

/// A level to pick, `first` to begin with.
pub fn pick_level(first: Level) -> Picked<Level> {
    Picked::new(&Level::ALL, first)
}

/// Chips for the level.
pub fn level_chips(value: Picked<Level>) -> AnyView {
    value.chips(true, t::level(), |level| Choice::word(words::level(level)))
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
