//! Primitives, only where markup repeats. Their looks are in `style/ui`; each says its markup there.

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

/// What a click does. In the program once, where a closure of its own type would bring the code that attaches it.
pub fn act(act: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}
