//! Jobs, due workshops and the sweep over the real store on `SQLite`.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

mod due;
mod fixture;
mod kills;
mod sweep;
mod worker;
