//! The page: what people see, and the browser's half of the wire.
//!
//! Read in this order: `routes` (the pages there are) → `state::room` (the one handle every screen of a
//! workshop uses) → `workshop::frame` (bar, stepper, layout) → `workshop::stage` (which screen a step has) →
//! one of `workshop::tools`.
//!
//! The same code renders the frame on the server (`ssr`), to be read at once, and builds the page in the browser (`browser`). The
//! live workshop is not part of that: it is built in the browser after the first welcome, so the two trees are
//! the same whatever happened meanwhile.
//!
//! **Must never know**: a database, a server's clock other than through `state`, and outside of `browser` the
//! browser itself: nothing else names `web_sys` or `js_sys`.
//!
//! **To add a screen**: a component in `workshop::tools` that takes the step and reads `state::use_room`; its
//! arm in `workshop::stage`; its words in `words`.

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
pub use workshop::record::{RecordTable, RecordView};

/// How the screens say things, for whoever tells the same elsewhere: the record in its other forms.
#[cfg(feature = "ssr")]
pub mod telling {
    pub use crate::{
        words::steps::{instruction as step_instruction, title as step_title},
        words::toolbox::{hands, request_answer, stage},
        words::{and, clarity, grade, gradient, level, milestone, moved, unknown},
        workshop::tools::{
            costs::{amount, support, yearly},
            debrief::{Sign, signs},
            slope::half,
            vetoes,
        },
    };
}
