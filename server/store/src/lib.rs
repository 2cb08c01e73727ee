//! What is stored on disk, as traits: the log, the workshops, the keys to seats, the names of people.
//!
//! **Must never know**: the database product, a socket, the rules. Event bodies are opaque JSON text here.
//!
//! **To add a back end**: a crate beside this one that implements [`Store`], a folder of migrations, and one test that
//! runs the `contract` suite on it. **To store something new**: a method here, its SQL in every back end, its check in
//! the contract.

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};

#[cfg(feature = "contract")]
#[expect(clippy::unwrap_used, reason = "a test suite: failing is its purpose")]
pub mod contract;

/// The version of the event shapes written now. Raised when an old shape must be upgraded on reading.
pub const SCHEMA: u16 = 1;

/// One event as stored. The numbers within a workshop have no gap: 1, 2, 3 …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number in the log.
    pub seq: u64,
    /// The server's clock.
    pub at: Timestamp,
    /// Whose command caused it; `None` for the opening.
    pub seat: Option<SeatId>,
    /// The command that caused it; `None` for the opening.
    pub op: Option<OpId>,
    /// The version of `body`: see [`SCHEMA`].
    pub schema: u16,
    /// The event as JSON.
    pub body: String,
}

/// A stored state, so that not every event must be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The number of the last event in it.
    pub seq: u64,
    /// The version of `body`, numbered by the room.
    pub schema: u16,
    /// The state, in the room's encoding.
    pub body: Vec<u8>,
}

/// SHA-256 of a secret. Secrets themselves are never stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyHash(pub [u8; 32]);

impl std::fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

/// What a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub workshop: WorkshopId,
    pub seat: SeatId,
    pub kind: KeyKind,
    /// When it stops working; `None` for as long as the workshop exists.
    pub expires: Option<Timestamp>,
}

/// The two kinds of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A seat's personal link, also used as a script's bearer token.
    Link,
    /// One browser's cookie.
    Session,
}

/// How people without a personal link join a workshop: one code for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinCode {
    pub code: KeyHash,
    /// Distinguishes this code from the workshop's earlier codes. The code is derived from it and the server's secret.
    pub generation: u32,
    /// What the code grants.
    pub entry: JoinPolicy,
}

/// What somebody with the code must do to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinPolicy {
    /// Nothing more.
    Open,
    /// Wait until the Mobilizer admits them.
    Approval,
    /// Enter the password. This is its salted hash.
    Password(String),
}

/// Why a store operation failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else wrote first: read the tail and decide again.
    #[error("the log has moved on to {actual}")]
    Conflict {
        /// The number of the last event in the log.
        actual: u64,
    },
    /// No such workshop.
    #[error("there is no such workshop")]
    NoWorkshop,
    /// A command is in the log already.
    #[error("this command is in the log already")]
    Duplicate,
    /// The disk or the database failed. Details go to the server's log, never to a client.
    #[error("the store failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Everything the server stores. When a writing method returns `Ok`, the data is on stable storage.
#[async_trait::async_trait]
pub trait Store: Send + Sync + 'static {
    /// Creates a workshop with its first events, numbered from 1, and the keys to its first seats: all or nothing, so
    /// that no workshop exists that nobody can enter.
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<StoredEvent>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError>;
    /// Appends events. The first one's number must follow the last one in the log.
    async fn append(
        &self,
        workshop: WorkshopId,
        events: Vec<StoredEvent>,
    ) -> Result<(), StoreError>;
    /// The events after a number, in order, at most `limit`.
    async fn tail(
        &self,
        workshop: WorkshopId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError>;
    /// The number of the last event; `None` when there is no such workshop.
    async fn head(&self, workshop: WorkshopId) -> Result<Option<u64>, StoreError>;
    /// The latest snapshot.
    async fn snapshot(&self, workshop: WorkshopId) -> Result<Option<Snapshot>, StoreError>;
    /// Replaces the stored snapshot, unless that one is newer.
    async fn save_snapshot(
        &self,
        workshop: WorkshopId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError>;
    /// Erases a workshop: events, snapshot, keys, names, join code.
    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError>;
    /// Stores the hash of a secret and what it opens.
    async fn add_key(&self, hash: KeyHash, key: Key) -> Result<(), StoreError>;
    /// What a secret opens; `None` if it opens nothing or has expired.
    async fn find_key(&self, hash: KeyHash, now: Timestamp) -> Result<Option<Key>, StoreError>;
    /// Ends all keys of a seat: its links and its sessions.
    async fn revoke_keys(&self, workshop: WorkshopId, seat: SeatId) -> Result<(), StoreError>;
    /// Ends one key.
    async fn revoke_key(&self, hash: KeyHash) -> Result<(), StoreError>;
    /// Deletes expired keys.
    async fn purge_expired(&self, now: Timestamp) -> Result<(), StoreError>;
    /// Stores a person's name; `None` erases it.
    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError>;
    /// All names of a workshop.
    async fn names(&self, workshop: WorkshopId) -> Result<Vec<(SeatId, DisplayName)>, StoreError>;
    /// Erases all names of a workshop: from then on nothing tells which person a seat was.
    async fn erase_names(&self, workshop: WorkshopId) -> Result<(), StoreError>;
    /// Opens or changes joining by code; `None` closes it.
    async fn set_join_code(
        &self,
        workshop: WorkshopId,
        join_code: Option<JoinCode>,
    ) -> Result<(), StoreError>;
    /// How to join a workshop by code; `None` while that is closed.
    async fn join_code(&self, workshop: WorkshopId) -> Result<Option<JoinCode>, StoreError>;
    /// The workshop that a code leads into.
    async fn find_join_code(
        &self,
        code: KeyHash,
    ) -> Result<Option<(WorkshopId, JoinCode)>, StoreError>;
    /// All workshops, newest first, at most `limit`.
    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError>;
    /// Checks that the store can write, by writing. For readiness.
    async fn check(&self) -> Result<(), StoreError>;
    /// Finishes accepted writes and closes. Afterwards every call fails.
    async fn close(&self);
}
