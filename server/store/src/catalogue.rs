//! Which workshops there are.

use domain::{Timestamp, id::WorkshopId};

use crate::{
    error::StoreError,
    keys::{Key, KeyHash},
    log::StoredEvent,
};

/// The workshops of this server. Everything else that is stored belongs to one of them and is erased with it.
#[async_trait::async_trait]
pub trait Catalogue: Send + Sync + 'static {
    /// Creates a workshop with its first events, numbered from 1, and the keys to its first seats: all or nothing, so
    /// that no workshop exists that nobody can enter.
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<StoredEvent>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError>;
    /// Erases a workshop: events, snapshot, keys, names, join code.
    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError>;
    /// All workshops, newest first, at most `limit`.
    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError>;
}
