//! State that screens share: the room, drafts, where a person looks.

pub mod draft;
pub mod follow;
pub mod join_api;
pub mod local_store;
pub mod pack;
pub mod recovered;
pub mod room;
pub mod screens;
pub mod stored_outbox;
pub mod voices;

use leptos::prelude::Memo;

pub use draft::{Draft, draft};
pub use room::{Room, Status, Toast, ToastKind, use_room};

/// A value that is recomputed when its inputs change and notifies its readers only when it differs. Compiled once per
/// type of value; `Memo::new` would be compiled once per closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(value))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    value: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| value())
}
