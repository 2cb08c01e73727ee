//! What is to happen at a time: the workshops that are due, and the jobs beside the log.

use domain::{Timestamp, id::WorkshopId};
use uuid::Uuid;

use crate::{
    error::StoreError,
    limits::{JOB_ERROR_BYTES_MAX, JOB_KIND_BYTES_MAX, JOB_PAYLOAD_BYTES_MAX},
};

/// What an append does to the moment at which its workshop is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextDue {
    /// It stays as it is.
    Keep,
    /// Nothing is due any more.
    Clear,
    /// The workshop is due then, and not before.
    At(Timestamp),
}

/// One job. An effect that carries this id can be recognised when it comes twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub Uuid);

/// A job to store, within its bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    id: JobId,
    kind: String,
    payload: String,
    run_at: Timestamp,
}

/// A job does not fit its bounds: see [`limits`](crate::limits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the job is too large")]
pub struct JobTooLarge;

impl NewJob {
    /// A job of a kind, to run at a time. The payload is JSON and names seats, never people: a name that is erased
    /// must not live on here.
    pub fn new(
        id: JobId,
        kind: &str,
        payload: String,
        run_at: Timestamp,
    ) -> Result<Self, JobTooLarge> {
        let fits = kind.len() <= JOB_KIND_BYTES_MAX && payload.len() <= JOB_PAYLOAD_BYTES_MAX;
        fits.then(|| Self { id, kind: kind.to_owned(), payload, run_at }).ok_or(JobTooLarge)
    }

    /// Its id.
    pub fn id(&self) -> JobId {
        self.id
    }

    /// What it is about, for the one who runs it.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What the one who runs it needs to know, as JSON.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// It runs then, or later.
    pub fn run_at(&self) -> Timestamp {
        self.run_at
    }
}

/// One attempt at a job. A job that is taken again, because a lease ended, is another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub job: JobId,
    /// 1 for the first.
    pub number: u32,
}

/// A stored job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The current attempt; of a dead job, the last one.
    pub attempt: Attempt,
    pub workshop: WorkshopId,
    pub kind: String,
    pub payload: String,
    pub run_at: Timestamp,
    /// Why the last attempt failed.
    pub last_error: Option<JobError>,
}

/// Why an attempt failed: its beginning, if it is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobError(String);

impl JobError {
    /// Cuts the text to [`JOB_ERROR_BYTES_MAX`].
    pub fn new(text: &str) -> Self {
        Self(text[..text.floor_char_boundary(JOB_ERROR_BYTES_MAX)].to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is due, and the queue of jobs. [`Log::append`](crate::Log::append) adds to both, in the transaction that stores
/// the events, so that neither exists without the other.
///
/// The queue is a table of ours, because a job must be erased with its workshop, tests must set its clock, and only one
/// connection may write to `SQLite`: the workers of apalis-sqlite 1.0, which can push in a transaction, claim jobs over a
/// pool of their own by the database's clock, and sqlxmq knows `PostgreSQL` only.
///
/// A job runs **at least once**: a worker that dies loses its lease, and another one takes the job. Its effect happens
/// **exactly once** if the effect carries the job's id, and whoever receives it refuses an id that it knows.
#[async_trait::async_trait]
pub trait Jobs: Send + Sync + 'static {
    /// The workshops that are due, and since when, the longest first, at most `limit`.
    async fn due_workshops(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(WorkshopId, Timestamp)>, StoreError>;
    /// Takes the job whose turn it is. Until the lease ends nobody else gets it.
    async fn take_job(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<Job>, StoreError>;
    /// Deletes a job that is done, even if the lease has ended.
    async fn finish(&self, job: JobId) -> Result<(), StoreError>;
    /// Lets a job run again at a time, unless another attempt has begun.
    async fn retry(
        &self,
        attempt: Attempt,
        at: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError>;
    /// Lets a job never run again, unless another attempt has begun.
    async fn bury(
        &self,
        attempt: Attempt,
        now: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError>;
    /// The dead jobs, the latest first, at most `limit`.
    async fn dead(&self, limit: u32) -> Result<Vec<Job>, StoreError>;
    /// Deletes jobs that died before a time.
    async fn sweep_dead(&self, before: Timestamp) -> Result<(), StoreError>;
}
