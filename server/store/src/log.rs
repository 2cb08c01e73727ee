//! The log of each workshop, and snapshots of what follows from it.

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
};

use crate::{
    error::StoreError,
    jobs::{NewJob, NextDue},
};

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

/// What happened in each workshop: the only truth, and append-only.
#[async_trait::async_trait]
pub trait Log: Send + Sync + 'static {
    /// Appends events, and stores when the workshop is due next and what is to be done about it: all or nothing. The
    /// first event's number must follow the last one in the log; none is fine, if only the rest changes.
    async fn append(
        &self,
        workshop: WorkshopId,
        events: Vec<StoredEvent>,
        due: NextDue,
        jobs: Vec<NewJob>,
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
}
