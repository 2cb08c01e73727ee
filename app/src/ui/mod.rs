//! Primitives, only for repeated markup. Their styles are in `style/ui`, which documents the markup.

pub mod bare;
pub mod chips;
pub mod code;
pub mod copy;
pub mod dialog;
pub mod field;
pub mod icon;
pub mod id;
pub mod language;
pub mod mark;
pub mod menu;
pub mod shorten;
pub mod theme;
pub mod views;

use leptos::ev::MouseEvent;

/// Boxes a click handler. Compiled once; each closure type would otherwise bring its own code for attaching it.
pub fn act(act: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}
