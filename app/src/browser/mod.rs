//! The browser. The only module that names `web_sys` and `js_sys`: thin, without decisions. Never called during server
//! rendering, only from effects, event handlers and what they start.

pub mod clock;
pub mod drag;
pub mod file;
pub mod http;
pub mod keys;
pub mod page;
pub mod random;
pub mod rest;
pub mod socket;
pub mod sound;
pub mod storage;
