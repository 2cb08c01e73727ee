//! One file per page. The server renders what each page shows before it is live.

pub mod follow_through;
pub mod join;
pub mod missing;
#[cfg(feature = "ssr")]
pub mod offline;
pub mod pair;
pub mod screen;
pub mod start;
pub mod wall;
pub mod workshop;
