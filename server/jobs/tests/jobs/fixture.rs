//! A store with workshops, and a clock to set.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use domain::{Timestamp, id::WorkshopId};
use jobs::{Clock, Handlers, Settings, Worker};
use store::{JobId, NewJob, NextDue, SCHEMA, Store, StoredEvent};
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use uuid::Uuid;

/// Microseconds per second.
pub(crate) const SECOND: i64 = 1_000_000;

/// What all tests start from.
pub(crate) struct Fixture {
    pub(crate) store: Arc<dyn Store>,
    now: Arc<AtomicI64>,
    _folder: TempDir,
}

impl Fixture {
    /// An empty store at second 0.
    pub(crate) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Arc::new(SqliteStore::open(folder.path()).await.unwrap());
        Self { store, now: Arc::default(), _folder: folder }
    }

    /// A workshop with one event.
    pub(crate) async fn workshop(&self, number: u128) -> WorkshopId {
        let id = WorkshopId(Uuid::from_u128(number));
        let at = Timestamp(0);
        let (seat, op, body) = (None, None, "1".to_owned());
        let opening = StoredEvent { seq: 1, at, seat, op, schema: SCHEMA, body };
        self.store.create(id, at, vec![opening], Vec::new()).await.unwrap();
        id
    }

    /// Stores a job to run at a second.
    pub(crate) async fn job(&self, id: WorkshopId, number: u128, kind: &str, second: i64) {
        let run_at = Timestamp(second * SECOND);
        let job = JobId(Uuid::from_u128(number));
        let job = NewJob::new(job, kind, "null".to_owned(), run_at).unwrap();
        self.store.append(id, Vec::new(), NextDue::Keep, vec![job]).await.unwrap();
    }

    /// The clock to set.
    pub(crate) fn clock(&self) -> Clock {
        let now = Arc::clone(&self.now);
        Arc::new(move || Timestamp(now.load(Ordering::SeqCst)))
    }

    /// Lets seconds pass.
    pub(crate) fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds * SECOND, Ordering::SeqCst);
    }

    /// A worker with little patience.
    pub(crate) fn worker(&self, handlers: Handlers) -> Worker {
        let (poll, patience) = (Duration::from_millis(5), Duration::from_millis(200));
        Worker::new(self.store.clone(), handlers, self.clock(), Settings { poll, patience })
    }
}
