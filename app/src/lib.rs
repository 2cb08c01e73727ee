//! The page: what people see, and the browser's half of the protocol.
//! Read in this order: `routes` (the pages) → `state::room` (the one handle that every screen of a workshop uses) →
//! `live::shell::frame` (bar, stepper, layout) → `live::steps::stage` (which screen a step has) → one of `live::steps`.
//! The layers, from the bottom up; none imports from a higher one (`make house` proves it):
//!
//! | Layer | What is in it |
//! |---|---|
//! | `browser` | every use of a browser API |
//! | `ui` | controls that know no workshop |
//! | `words` | domain values as text (crate `wording`), and their icons |
//! | `charts` | drawings of domain values, without a room handle |
//! | `state` | the room, drafts, where a person looks |
//! | `live::shared` | what several parts of the live page share: who may do what, what is missing, parts of several steps |
//! | `live::steps` | one screen per kind of step, and the stage that chooses among them |
//! | `live::lead` | what only facilitators and the Mobilizer see |
//! | `live::sheets` | what opens over the page, and what stands above the stage only at some times |
//! | `live::shell` | joining, connection, bar, signals: what surrounds the stage |
//! | `live::wall` | the big screen |
//! | `live::follow_through` | what comes after the meeting |
//! | `record` | the record as a page |
//! | `pages` | one entry per URL |
//!
//! The same code renders the first view of a page on the server (`ssr`) and builds the live page in the browser
//! (`browser`). The live workshop exists in the browser only and is built after the first welcome, so both renderings
//! agree whatever happens in the workshop meanwhile.
//! **Must never know**: a database, the server's clock other than through `state`, and outside of `browser` any browser
//! API: no other module names `web_sys` or `js_sys`.
//! **To add a screen**: a function in `live::steps` that takes the step and reads `state::use_room`; its entry in
//! `live::steps::screen_of`; its texts in the crate `texts`.

#![recursion_limit = "256"]
#![expect(
    unreachable_pub,
    reason = "`pub` is for the other files of this crate, and the macro copies a component's to its properties"
)]

mod browser;
mod charts;
mod live;
mod pages;
#[cfg(feature = "ssr")]
mod record;
mod routes;
mod state;
mod ui;
mod words;

#[cfg(feature = "ssr")]
mod shell;

#[cfg(feature = "ssr")]
pub use self::record::RecordView;
pub use live::{
    follow_through::chunk::follow_through,
    lead::chunk::lead,
    shared::chunk::{Chunk, Loaded},
    sheets::chunk::sheets,
    shell::frame::frame_chunk,
    steps::{decide, differ, explore, write},
    wall::chunk::wall_chunk,
};
#[cfg(feature = "browser")]
pub use routes::{Program, begin, build_join, build_start, build_workshop, load_rest};
#[cfg(feature = "ssr")]
pub use shell::{SiteFiles, shell};
pub use state::all_tools::{LoadTools, all_tools};
