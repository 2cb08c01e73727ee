//! One file for each page. What they show before they are alive is what the server renders.

pub mod join;
pub mod missing;
#[cfg(feature = "ssr")]
pub mod offline;
pub mod pair;
pub mod screen;
pub mod start;
pub mod wall;
pub mod workshop;
