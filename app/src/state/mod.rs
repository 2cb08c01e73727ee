//! What the screens share: the room, what a person is typing, where they look.

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

/// A value that is worked out again when what it read has changed, and wakes its readers only when it is another
/// one. In the program once for every type of value, where `Memo::new` would be there once for every closure.
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
