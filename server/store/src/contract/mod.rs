//! The contracts of all traits as one test suite, a file per trait. A back end's test calls [`check_all`] with a function
//! that makes empty storage; each check gets its own.

mod catalogue;
mod jobs;
mod join_codes;
mod keys;
mod log;
mod operations;
mod people;
mod support;

pub use support::{Storage, stored_event};

/// Runs all checks.
pub async fn check_all(make: impl Fn() -> Box<dyn Storage>) {
    log::check(&make).await;
    catalogue::check(&make).await;
    keys::check(&make).await;
    people::check(&make).await;
    join_codes::check(&make).await;
    jobs::check(&make).await;
    operations::check(&make).await;
}
