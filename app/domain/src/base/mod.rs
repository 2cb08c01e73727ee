//! The lowest layer: ids, texts, times, bounds and the vocabulary that all tools share. Imports nothing from above.

pub mod activity;
pub mod authority;
pub mod code;
pub mod gate;
pub mod id;
pub mod level;
pub mod limits;
pub mod map;
pub mod powers;
pub mod recorded;
pub mod rejection;
pub mod scale;
pub mod sealed_answers;
pub mod seat;
pub mod set_aside;
pub mod spotlight;
pub mod text;
pub mod time;
pub mod topic;
pub mod tracked;
pub mod visibility;
pub mod voices;
