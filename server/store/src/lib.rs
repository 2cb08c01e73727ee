//! What is kept on disk, as traits: the log, the workshops, the keys to seats, the names of people.
//!
//! **Must never know**: which database it is, a socket, the rules. Bodies of events are JSON text to it.
//!
//! **To add a back end**: a crate beside this one that implements [`Store`], a folder of migrations, and one test
//! that runs the suite `contract` on it. **To add a record**: a method here, its SQL in every back end, its row in the
//! contract.

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};

#[cfg(feature = "contract")]
#[expect(clippy::unwrap_used, reason = "a test suite: failing is its purpose")]
pub mod contract;

/// The shape of stored events. Raised when an old shape must be upgraded on reading.
pub const SCHEMA: u16 = 1;

/// One event as it is stored. The workshop's own numbers have no gap: 1, 2, 3 …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number.
    pub seq: u64,
    /// When it happened, by the server's clock.
    pub at: Timestamp,
    /// Whose command it followed from; none for the opening.
    pub seat: Option<SeatId>,
    /// The command it followed from; none for the opening.
    pub op: Option<OpId>,
    /// The shape of `body`: see [`SCHEMA`].
    pub schema: u16,
    /// The event as JSON.
    pub body: String,
}

/// A stored state, so that not every event must be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The number of the last event in it.
    pub seq: u64,
    /// The shape of `body`.
    pub schema: u16,
    /// The state, in the room's own encoding.
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
    /// The workshop.
    pub workshop: WorkshopId,
    /// The seat in it.
    pub seat: SeatId,
    /// A link that is handed out, or a session in one browser.
    pub kind: KeyKind,
    /// Until when it is good; none as long as the workshop exists.
    pub expires: Option<Timestamp>,
}

/// The two kinds of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A seat's personal link, also a script's bearer token.
    Link,
    /// One browser's cookie.
    Session,
}

/// The way into a workshop for whoever has no personal link: one code for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrance {
    /// The hash of the code.
    pub code: KeyHash,
    /// What tells this code from the others a workshop had: the code follows from it and from the server's own secret.
    pub generation: u32,
    /// What a code is worth.
    pub entry: JoinPolicy,
}

/// What whoever has the code must do to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinPolicy {
    /// Nothing more.
    Open,
    /// Wait until the Mobilizer lets them in.
    Approval,
    /// Know the password too, of which this is the salted hash.
    Password(String),
}

/// Why the store did not do it.
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
    /// The disk or the database failed. For the log, never for a client.
    #[error("the store failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Everything the server keeps. When a method that writes returns `Ok`, it is on stable storage.
#[async_trait::async_trait]
pub trait Store: Send + Sync + 'static {
    /// Creates a workshop with its first events, numbered from 1, and the keys to its first seats: all or nothing,
    /// so that no workshop exists that nobody can enter.
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<Record>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError>;
    /// Appends events. The first one's number must follow the last one in the log.
    async fn append(&self, workshop: WorkshopId, events: Vec<Record>) -> Result<(), StoreError>;
    /// The events after a number, in order, at most `limit`.
    async fn tail(
        &self,
        workshop: WorkshopId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Record>, StoreError>;
    /// The number of the last event; `None` when there is no such workshop.
    async fn head(&self, workshop: WorkshopId) -> Result<Option<u64>, StoreError>;
    /// The latest snapshot.
    async fn snapshot(&self, workshop: WorkshopId) -> Result<Option<Snapshot>, StoreError>;
    /// Keeps a snapshot in place of an older one; one that is older itself changes nothing.
    async fn save_snapshot(
        &self,
        workshop: WorkshopId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError>;
    /// Erases a workshop: events, snapshot, keys, names.
    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError>;
    /// Keeps the hash of a secret and what it opens.
    async fn add_key(&self, hash: KeyHash, key: Key) -> Result<(), StoreError>;
    /// What a secret opens; `None` when it opens nothing, or nothing any more.
    async fn find_key(&self, hash: KeyHash, now: Timestamp) -> Result<Option<Key>, StoreError>;
    /// Ends all keys of a seat: its links and its sessions.
    async fn revoke_keys(&self, workshop: WorkshopId, seat: SeatId) -> Result<(), StoreError>;
    /// Ends one key.
    async fn revoke_key(&self, hash: KeyHash) -> Result<(), StoreError>;
    /// Forgets the keys whose time is over.
    async fn purge_expired(&self, now: Timestamp) -> Result<(), StoreError>;
    /// Keeps a person's name, or erases it. The only table that knows a person.
    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError>;
    /// All names of a workshop.
    async fn names(&self, workshop: WorkshopId) -> Result<Vec<(SeatId, DisplayName)>, StoreError>;
    /// Erases all names of a workshop: from then on nothing says which person a seat was.
    async fn erase_names(&self, workshop: WorkshopId) -> Result<(), StoreError>;
    /// Opens or changes the way in by code; none closes it.
    async fn set_entrance(
        &self,
        workshop: WorkshopId,
        entrance: Option<Entrance>,
    ) -> Result<(), StoreError>;
    /// The way into a workshop by code; none while it is closed.
    async fn entrance(&self, workshop: WorkshopId) -> Result<Option<Entrance>, StoreError>;
    /// The workshop that a code leads into.
    async fn find_entrance(
        &self,
        code: KeyHash,
    ) -> Result<Option<(WorkshopId, Entrance)>, StoreError>;
    /// All workshops, newest first, at most `limit`.
    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError>;
    /// Whether the store can write, by writing. For readiness.
    async fn check(&self) -> Result<(), StoreError>;
    /// Finishes what was accepted and closes. Afterwards everything fails.
    async fn close(&self);
}
