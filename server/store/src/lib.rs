//! What is stored on disk, as one trait per concern: the log, the workshops, the keys to seats, the names of people, the
//! join codes, the jobs. [`Store`] is all of them.
//!
//! **Must never know**: the database product, a socket, the rules. Event bodies are opaque JSON text here.
//!
//! **To add a back end**: a crate beside this one that implements the traits, a folder of migrations, and one test that
//! runs the `contract` suite on it. **To store something new**: a method in the trait of its concern, its SQL in every
//! back end, its check in the contract of the same name.

mod catalogue;
mod error;
mod jobs;
mod join_codes;
mod keys;
pub mod limits;
mod log;
mod operations;
mod people;

#[cfg(feature = "contract")]
#[expect(clippy::unwrap_used, reason = "a test suite: failing is its purpose")]
pub mod contract;

pub use catalogue::Catalogue;
pub use error::StoreError;
pub use jobs::{Attempt, Job, JobError, JobId, JobTooLarge, Jobs, NewJob, NextDue};
pub use join_codes::{JoinCode, JoinCodes, JoinPolicy};
pub use keys::{Key, KeyHash, KeyKind, Keys};
pub use log::{Log, SCHEMA, Snapshot, StoredEvent};
pub use operations::Operations;
pub use people::People;

/// Everything the server stores. When a writing method returns `Ok`, the data is on stable storage.
///
/// Ask for the narrowest trait that does: an `Arc<dyn Store>` becomes an `Arc<dyn Keys>` by itself.
pub trait Store: Log + Catalogue + Keys + People + JoinCodes + Jobs + Operations {}

impl<T: Log + Catalogue + Keys + People + JoinCodes + Jobs + Operations> Store for T {}
