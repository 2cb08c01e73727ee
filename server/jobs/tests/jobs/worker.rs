//! Retries, the dead, defects, and stopping.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use jobs::{
    Failure, Handler, Handlers, Workers,
    limits::{ATTEMPTS_MAX, BACK_OFF_SECONDS_MAX, LEASE_SECONDS},
};
use store::{Job, JobError};
use tokio::{sync::Notify, time::sleep};

use crate::fixture::Fixture;

/// Fails a number of times, then succeeds, and records the numbers of its attempts.
#[derive(Clone, Default)]
struct Failing {
    times: u32,
    seen: Arc<Mutex<Vec<u32>>>,
}

#[async_trait::async_trait]
impl Handler for Failing {
    async fn run(&self, job: &Job) -> Result<(), Failure> {
        self.seen.lock().unwrap().push(job.attempt.number);
        if job.attempt.number <= self.times { Err("no answer".into()) } else { Ok(()) }
    }
}

struct Panicking;

#[async_trait::async_trait]
impl Handler for Panicking {
    async fn run(&self, _: &Job) -> Result<(), Failure> {
        panic!("a defect, on purpose")
    }
}

struct Hanging;

#[async_trait::async_trait]
impl Handler for Hanging {
    async fn run(&self, _: &Job) -> Result<(), Failure> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_job_that_fails_runs_again_later_each_time() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    let failing = Failing { times: 2, ..Failing::default() };
    let worker = fixture.worker(Handlers::default().with("test", failing.clone()));
    fixture.job(id, 1, "test", 0).await;
    // In this second the job runs; one second before its turn it does not.
    for wait in [0, 10, 20] {
        fixture.pass(wait - 1);
        assert!(wait == 0 || !worker.step().await.unwrap());
        fixture.pass(1);
        assert!(worker.step().await.unwrap());
    }
    fixture.pass(BACK_OFF_SECONDS_MAX);
    assert!(!worker.step().await.unwrap(), "it is done");
    assert_eq!(*failing.seen.lock().unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_job_is_dead_after_its_last_attempt() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    let failing = Failing { times: u32::MAX, ..Failing::default() };
    let worker = fixture.worker(Handlers::default().with("test", failing.clone()));
    fixture.job(id, 1, "test", 0).await;
    for _ in 0..ATTEMPTS_MAX {
        assert!(fixture.store.dead(1).await.unwrap().is_empty());
        assert!(worker.step().await.unwrap());
        fixture.pass(BACK_OFF_SECONDS_MAX);
    }
    assert!(!worker.step().await.unwrap());
    let dead = fixture.store.dead(10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(dead[0].last_error, Some(JobError::new("no answer")));
    let seen = failing.seen.lock().unwrap();
    assert_eq!(seen.len(), usize::try_from(ATTEMPTS_MAX).unwrap());
}

/// It would otherwise kill one process after another, for ever.
#[tokio::test]
async fn a_job_that_kills_its_worker_is_dead_in_the_end() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    let failing = Failing::default();
    let worker = fixture.worker(Handlers::default().with("test", failing.clone()));
    fixture.job(id, 1, "test", 0).await;
    let clock = fixture.clock();
    for _ in 0..ATTEMPTS_MAX {
        assert!(fixture.store.take_job(clock(), clock().plus(1)).await.unwrap().is_some());
        fixture.pass(1);
    }
    assert!(worker.step().await.unwrap());
    assert_eq!(fixture.store.dead(10).await.unwrap().len(), 1);
    assert!(failing.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_job_without_a_good_end_is_tried_again() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    let handlers = Handlers::default().with("panics", Panicking).with("hangs", Hanging);
    let worker = fixture.worker(handlers);
    let kinds = [
        ("panics", "a defect: the handler panicked"),
        ("hangs", "it took too long"),
        ("unknown", "nothing here runs this kind of job"),
    ];
    for (number, (kind, _)) in (1..).zip(kinds) {
        fixture.job(id, number, kind, 0).await;
        assert!(worker.step().await.unwrap());
    }
    assert!(!worker.step().await.unwrap());
    fixture.pass(BACK_OFF_SECONDS_MAX);
    for (kind, why) in kinds {
        let clock = fixture.clock();
        let lease_until = clock().plus(LEASE_SECONDS);
        let job = fixture.store.take_job(clock(), lease_until).await.unwrap().unwrap();
        assert_eq!((&*job.kind, job.attempt.number), (kind, 2));
        assert_eq!(job.last_error, Some(JobError::new(why)));
    }
}

/// Waits to be released.
struct Slow {
    begun: Arc<Notify>,
    go: Arc<Notify>,
    done: Arc<AtomicUsize>,
}

#[async_trait::async_trait]
impl Handler for Slow {
    async fn run(&self, _: &Job) -> Result<(), Failure> {
        self.begun.notify_one();
        self.go.notified().await;
        self.done.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

#[tokio::test]
async fn stopping_finishes_what_runs_and_takes_no_more() {
    let fixture = Fixture::new().await;
    let id = fixture.workshop(1).await;
    let (begun, go, done) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::default());
    let slow = Slow { begun: Arc::clone(&begun), go: Arc::clone(&go), done: Arc::clone(&done) };
    let worker = fixture.worker(Handlers::default().with("slow", slow));
    fixture.job(id, 1, "slow", 0).await;
    let workers = Workers::start(&worker);
    begun.notified().await;
    let stopped = tokio::spawn(workers.stop());
    sleep(Duration::from_millis(20)).await;
    fixture.job(id, 2, "slow", 0).await;
    assert!(!stopped.is_finished(), "a job is running");
    go.notify_one();
    stopped.await.unwrap();
    assert_eq!(done.load(Ordering::SeqCst), 1);
    let clock = fixture.clock();
    fixture.pass(LEASE_SECONDS);
    let left = fixture.store.take_job(clock(), clock().plus(1)).await.unwrap().unwrap();
    assert_eq!((left.attempt.job.0.as_u128(), left.attempt.number), (2, 1));
    assert!(fixture.store.take_job(clock(), clock()).await.unwrap().is_none());
}
