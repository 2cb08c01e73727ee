//! The browser itself: the only place that names `web_sys` and `js_sys`. Thin, without decisions of its own, and
//! never called while the server renders: only from effects, handlers and what they started.

pub mod clock;
pub mod drag;
pub mod file;
pub mod http;
pub mod keys;
pub mod page;
pub mod random;
pub mod socket;
pub mod sound;
pub mod storage;
