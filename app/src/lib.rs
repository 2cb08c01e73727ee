//! The page: what people see, and the browser's half of the protocol.
//! Read in this order: `routes` (the pages) → `state::room` (the one handle that every screen of a workshop uses) →
//! `workshop::frame` (bar, stepper, layout) → `workshop::stage` (which screen a step has) → one of `workshop::tools`.
//! The same code renders the first view of a page on the server (`ssr`) and builds the live page in the browser
//! (`browser`). The live workshop exists in the browser only and is built after the first welcome, so both renderings
//! agree whatever happens in the workshop meanwhile.
//! **Must never know**: a database, the server's clock other than through `state`, and outside of `browser` any browser
//! API: no other module names `web_sys` or `js_sys`.
//! **To add a screen**: a component in `workshop::tools` that takes the step and reads `state::use_room`; its arm in
//! `workshop::stage`; its texts in the crate `texts`.

#![recursion_limit = "256"]
#![expect(clippy::too_many_lines, reason = "a component's markup reads as one page, top to bottom")]
#![expect(
    unreachable_pub,
    reason = "components are pub inside private modules: the macro copies the visibility to their props"
)]

mod browser;
mod pages;
mod routes;
mod state;
mod ui;
mod words;
mod workshop;

#[cfg(feature = "ssr")]
mod shell;

#[cfg(feature = "ssr")]
pub use routes::App;
#[cfg(feature = "browser")]
pub use routes::{begin, build_page, build_workshop};
#[cfg(feature = "ssr")]
pub use shell::{SiteFiles, shell};
#[cfg(feature = "ssr")]
pub use workshop::record::RecordView;
