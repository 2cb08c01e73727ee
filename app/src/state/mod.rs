//! State that screens share: the room, drafts, where a person looks.

pub mod all_tools;
pub mod draft;
pub mod follow;
pub mod join_api;
pub mod local_store;
pub mod pack;
pub mod recovered;
pub mod refusals;
pub mod room;
pub mod screens;
pub mod status;
pub mod stored_outbox;
mod undo_stack;

pub use draft::draft;
pub use room::{Room, use_room};
pub use status::{Status, Toast, ToastKind};
