//! One worker: takes a job, runs it, notes what came of it.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use domain::time::SECOND;
use futures_util::FutureExt;
use store::{Job, JobError, Jobs, StoreError};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    Clock,
    handlers::{Failure, Handlers},
    limits::{ATTEMPTS_MAX, LEASE_SECONDS, PATIENCE_SECONDS, POLL_SECONDS},
    metric,
    schedule::{Next, after_failure},
};

/// How long a worker waits for what.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// For the next look at an empty queue.
    pub poll: Duration,
    /// For a handler.
    pub patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        let (poll, patience) = (POLL_SECONDS, PATIENCE_SECONDS);
        Self { poll: Duration::from_secs(poll), patience: Duration::from_secs(patience) }
    }
}

/// Takes jobs and runs them. Its clones share the work, and so do workers of other processes.
#[derive(Clone)]
pub struct Worker {
    jobs: Arc<dyn Jobs>,
    handlers: Arc<Handlers>,
    clock: Clock,
    settings: Settings,
}

impl Worker {
    /// A worker for the jobs of a store.
    pub fn new(jobs: Arc<dyn Jobs>, handlers: Handlers, clock: Clock, settings: Settings) -> Self {
        Self { jobs, handlers: Arc::new(handlers), clock, settings }
    }

    /// Runs jobs until it is asked to stop; then it finishes the one it has.
    pub async fn run(self, stopping: CancellationToken) {
        while !stopping.is_cancelled() {
            match self.step().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "the queue of jobs cannot be reached"),
            }
            tokio::select! {
                () = stopping.cancelled() => {}
                () = sleep(self.settings.poll) => {}
            }
        }
    }

    /// Takes the job whose turn it is and runs it; false if there is none.
    pub async fn step(&self) -> Result<bool, StoreError> {
        let now = (self.clock)();
        let lease_until = now.plus(LEASE_SECONDS * SECOND);
        let Some(job) = self.jobs.take_job(now, lease_until).await? else { return Ok(false) };
        match self.attempt(&job).await {
            Ok(()) => {
                self.jobs.finish(job.attempt.job).await?;
                count("done");
            }
            Err(why) => self.failed(&job, &JobError::new(&why.to_string())).await?,
        }
        Ok(true)
    }

    async fn attempt(&self, job: &Job) -> Result<(), Failure> {
        // The last attempt was not noted: whoever made it died, maybe of this very job.
        if job.attempt.number > ATTEMPTS_MAX {
            return Err("the last attempt did not end".into());
        }
        let handler = self.handlers.find(&job.kind).ok_or("nothing here runs this kind of job")?;
        // A panic in one job must not end the others.
        let run = AssertUnwindSafe(handler.run(job)).catch_unwind();
        match timeout(self.settings.patience, run).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err("a defect: the handler panicked".into()),
            Err(_) => Err("it took too long".into()),
        }
    }

    async fn failed(&self, job: &Job, error: &JobError) -> Result<(), StoreError> {
        let (attempt, now) = (job.attempt, (self.clock)());
        // The log does not get the error: it may quote an answer from outside.
        let (kind, number) = (&job.kind, attempt.number);
        match after_failure(number, now) {
            Next::Retry(at) => {
                tracing::info!(workshop = %job.workshop, kind, number, "a job failed");
                self.jobs.retry(attempt, at, error.clone()).await?;
                count("retried");
            }
            Next::Bury => {
                tracing::warn!(workshop = %job.workshop, kind, number, "a job failed for the last time");
                self.jobs.bury(attempt, now, error.clone()).await?;
                count("dead");
            }
        }
        Ok(())
    }
}

fn count(outcome: &'static str) {
    metrics::counter!(metric::JOBS, "outcome" => outcome).increment(1);
}

/// Two workers must not run the same job while both live.
const _: () = assert!(LEASE_SECONDS.unsigned_abs() > PATIENCE_SECONDS);
