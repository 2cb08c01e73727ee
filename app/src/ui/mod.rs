//! Primitives, only for repeated markup. Their styles are in `style/ui`, which documents the markup.

pub mod bare;
pub mod chips;
pub mod code;
pub mod controls;
pub mod copy;
pub mod dialog;
pub mod diff;
pub mod draft;
pub mod field;
pub mod fields;
pub mod icon;
pub mod id;
pub mod language;
pub mod mark;
pub mod menu;
pub mod parts;
pub mod saved;
pub mod sheet;
pub mod shorten;
pub mod table;
pub mod theme;
pub mod views;

use leptos::{ev::MouseEvent, prelude::Memo};

/// Boxes a click handler. Compiled once; each closure type would otherwise bring its own code for attaching it.
pub fn act(act: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// A value that is recomputed when its inputs change and notifies its readers only when it differs. Compiled once per
/// type of value; `Memo::new` would be compiled once per closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn inner<T: PartialEq + Send + Sync + 'static>(
        value: Box<dyn Fn() -> T + Send + Sync>,
    ) -> Memo<T> {
        Memo::new(move |_| value())
    }
    inner(Box::new(value))
}
