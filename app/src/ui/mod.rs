//! Controls that know no workshop. Their styles are in `style/ui`, which documents the markup.
//!
//! # How markup is written
//!
//! A piece of a screen is a function that returns [`AnyView`](leptos::prelude::AnyView), and its markup is `view!`. The
//! reason is size: a view's type contains the types of everything below it, and each type is compiled by itself. Behind
//! `AnyView` a piece is compiled once, whatever surrounds it.
//!
//! - **What a function reads itself belongs to its caller**: a signal read outside of a closure rebuilds whatever built
//!   the piece. Read in a closure ([`parts::live`], [`parts::when`], [`parts::text`], [`memo`]), or build with `untrack`.
//! - **Markup that occurs often is a function here**: [`parts`], [`controls`], [`fields`], [`table`]. In a list of views
//!   they take the place of tags, `para("hint", …)` and `el("div", "stack", vec![…])`; inside of `view!`, tags do. They
//!   too are for size: in `view!`, each combination of attributes and children is compiled by itself.
//! - **Memos and effects are those of [`reactive`]**, and so are signals of rare types: they are compiled once, the
//!   framework's own per type of value.
//! - **What takes a closure boxes it**, and passes it to a function inside (`inner`) that is compiled once.
//! - **A `#[component]` is for a control in this folder** that is written as a tag: because it is part of the markup
//!   (`<Glyph />`, `<Mark />`), or because its properties need names and defaults (`<Chips … />`, `<Sheet … />`).
//!   `make house` forbids them elsewhere: the macro adds a type per component and hides its length from clippy.

pub mod bare;
pub mod chips;
pub mod chrome;
pub mod code;
pub mod controls;
pub mod copy;
pub mod counts;
pub mod dialog;
pub mod diff;
pub mod direction;
pub mod dots;
pub mod draft;
pub mod draft_field;
pub mod fields;
pub mod icon;
pub mod id;
pub mod language;
pub mod mark;
pub mod menu;
pub mod parts;
pub mod picked;
pub mod reactive;
pub mod saved;
pub mod sheet;
pub mod shorten;
pub mod table;
pub mod theme;
pub mod views;

pub use self::reactive::{AnySignal, Memo, SharedSignal, effect, effect_after, memo, memo_after};
use leptos::ev::MouseEvent;

/// Boxes a click handler. Compiled once; each closure type would otherwise bring its own code for attaching it.
pub fn act(act: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}
