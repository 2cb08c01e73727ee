//! The keys to seats: links handed out, and browser sessions.

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
};

use crate::error::StoreError;

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

/// What each secret opens.
#[async_trait::async_trait]
pub trait Keys: Send + Sync + 'static {
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
}
