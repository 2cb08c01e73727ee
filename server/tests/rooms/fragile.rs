//! A store on disk whose appends can be made to fail or to wait.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use store::{
    Attempt, Catalogue, Job, JobError, JobId, Jobs, JoinCode, JoinCodes, Key, KeyHash, Keys, Log,
    NewJob, NextDue, Operations, People, Snapshot, StoreError, StoredEvent,
};
use store_sqlite::SqliteStore;
use tokio::sync::Notify;

/// Everything else goes to the store on disk.
pub struct Fragile {
    pub inner: SqliteStore,
    /// Whether appends fail.
    pub fails: AtomicBool,
    /// What appends wait for.
    pub held: Mutex<Option<Arc<Notify>>>,
}

#[async_trait::async_trait]
impl Log for Fragile {
    async fn append(
        &self,
        workshop: WorkshopId,
        events: Vec<StoredEvent>,
        due: NextDue,
        jobs: Vec<NewJob>,
    ) -> Result<(), StoreError> {
        let held = self.held.lock().unwrap().clone();
        if let Some(held) = held {
            held.notified().await;
        }
        if self.fails.load(Ordering::Relaxed) {
            return Err(StoreError::Failed("the disk is full".into()));
        }
        self.inner.append(workshop, events, due, jobs).await
    }
    async fn tail(
        &self,
        workshop: WorkshopId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        self.inner.tail(workshop, after, limit).await
    }
    async fn head(&self, workshop: WorkshopId) -> Result<Option<u64>, StoreError> {
        self.inner.head(workshop).await
    }
    async fn snapshot(&self, workshop: WorkshopId) -> Result<Option<Snapshot>, StoreError> {
        self.inner.snapshot(workshop).await
    }
    async fn save_snapshot(
        &self,
        workshop: WorkshopId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError> {
        self.inner.save_snapshot(workshop, snapshot).await
    }
}

#[async_trait::async_trait]
impl Catalogue for Fragile {
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<StoredEvent>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError> {
        self.inner.create(workshop, at, events, keys).await
    }
    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError> {
        self.inner.erase(workshop).await
    }
    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError> {
        self.inner.workshops(limit).await
    }
}

#[async_trait::async_trait]
impl Keys for Fragile {
    async fn add_key(&self, hash: KeyHash, key: Key) -> Result<(), StoreError> {
        self.inner.add_key(hash, key).await
    }
    async fn find_key(&self, hash: KeyHash, now: Timestamp) -> Result<Option<Key>, StoreError> {
        self.inner.find_key(hash, now).await
    }
    async fn revoke_keys(&self, workshop: WorkshopId, seat: SeatId) -> Result<(), StoreError> {
        self.inner.revoke_keys(workshop, seat).await
    }
    async fn revoke_key(&self, hash: KeyHash) -> Result<(), StoreError> {
        self.inner.revoke_key(hash).await
    }
    async fn purge_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        self.inner.purge_expired(now).await
    }
}

#[async_trait::async_trait]
impl People for Fragile {
    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError> {
        self.inner.set_name(workshop, seat, name).await
    }
    async fn names(&self, workshop: WorkshopId) -> Result<Vec<(SeatId, DisplayName)>, StoreError> {
        self.inner.names(workshop).await
    }
    async fn erase_names(&self, workshop: WorkshopId) -> Result<(), StoreError> {
        self.inner.erase_names(workshop).await
    }
}

#[async_trait::async_trait]
impl JoinCodes for Fragile {
    async fn set_join_code(
        &self,
        workshop: WorkshopId,
        join_code: Option<JoinCode>,
    ) -> Result<(), StoreError> {
        self.inner.set_join_code(workshop, join_code).await
    }
    async fn join_code(&self, workshop: WorkshopId) -> Result<Option<JoinCode>, StoreError> {
        self.inner.join_code(workshop).await
    }
    async fn find_join_code(
        &self,
        code: KeyHash,
    ) -> Result<Option<(WorkshopId, JoinCode)>, StoreError> {
        self.inner.find_join_code(code).await
    }
}

#[async_trait::async_trait]
impl Jobs for Fragile {
    async fn due_workshops(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(WorkshopId, Timestamp)>, StoreError> {
        self.inner.due_workshops(now, limit).await
    }
    async fn take_job(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<Job>, StoreError> {
        self.inner.take_job(now, lease_until).await
    }
    async fn finish(&self, job: JobId) -> Result<(), StoreError> {
        self.inner.finish(job).await
    }
    async fn retry(
        &self,
        attempt: Attempt,
        at: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError> {
        self.inner.retry(attempt, at, error).await
    }
    async fn bury(
        &self,
        attempt: Attempt,
        now: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError> {
        self.inner.bury(attempt, now, error).await
    }
    async fn dead(&self, limit: u32) -> Result<Vec<Job>, StoreError> {
        self.inner.dead(limit).await
    }
    async fn sweep_dead(&self, before: Timestamp) -> Result<(), StoreError> {
        self.inner.sweep_dead(before).await
    }
}

#[async_trait::async_trait]
impl Operations for Fragile {
    async fn check(&self) -> Result<(), StoreError> {
        self.inner.check().await
    }
    async fn close(&self) {
        self.inner.close().await;
    }
}
