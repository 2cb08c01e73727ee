//! The contract of [`Jobs`](crate::Jobs).

use std::{collections::BTreeSet, sync::Arc};

use domain::{Timestamp, id::WorkshopId};
use futures_util::future::join_all;
use uuid::Uuid;

use super::support::{Storage, opened, stored_event, workshop};
use crate::{
    Job, JobError, JobId, JobTooLarge, NewJob, NextDue, Store,
    limits::{JOB_ERROR_BYTES_MAX, JOB_KIND_BYTES_MAX, JOB_PAYLOAD_BYTES_MAX},
};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    is_stored_with_the_events_or_not_at_all(&*make()).await;
    keeps_sets_and_clears_what_is_due(&*make()).await;
    takes_jobs_in_the_order_of_their_times(&*make()).await;
    takes_a_job_again_when_its_lease_ends(&*make()).await;
    gives_each_job_to_one_worker(&*make()).await;
    never_returns_a_finished_job(&*make()).await;
    retries_and_buries(&*make()).await;
    ignores_an_attempt_that_was_overtaken(&*make()).await;
    job_values_are_bounded();
}

/// A job to run at a time.
fn job(number: u128, run_at: i64) -> NewJob {
    let payload = format!("{{\"number\":{number}}}");
    NewJob::new(JobId(Uuid::from_u128(number)), "test", payload, Timestamp(run_at)).unwrap()
}

fn error(text: &str) -> JobError {
    JobError::new(text)
}

async fn add(store: &dyn Store, id: WorkshopId, jobs: Vec<NewJob>) {
    store.append(id, Vec::new(), NextDue::Keep, jobs).await.unwrap();
}

async fn take(store: &dyn Store, now: i64, lease_until: i64) -> Option<Job> {
    store.take_job(Timestamp(now), Timestamp(lease_until)).await.unwrap()
}

/// The number of the job that is taken.
async fn taken(store: &dyn Store, now: i64, lease_until: i64) -> Option<u128> {
    take(store, now, lease_until).await.map(|job| job.attempt.job.0.as_u128())
}

async fn due(store: &dyn Store, now: i64) -> Vec<(WorkshopId, Timestamp)> {
    store.due_workshops(Timestamp(now), 10).await.unwrap()
}

async fn is_stored_with_the_events_or_not_at_all(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let at = NextDue::At(Timestamp(5));
    let nowhere = store.append(id, Vec::new(), at, vec![job(1, 0)]).await;
    assert!(nowhere.is_err(), "there is no such workshop");
    opened(&*store, id).await;
    let no_json = JobId(Uuid::from_u128(9));
    let no_json = NewJob::new(no_json, "test", "{".to_owned(), Timestamp(0)).unwrap();
    let torn = [
        (vec![stored_event(3, None, "3")], vec![job(1, 0)]),
        (vec![stored_event(2, None, "2")], vec![job(1, 0), job(1, 0)]),
        (vec![stored_event(2, None, "2")], vec![job(1, 0), no_json]),
    ];
    for (events, jobs) in torn {
        assert!(store.append(id, events, at, jobs).await.is_err());
        assert_eq!(store.head(id).await.unwrap(), Some(1));
        assert!(due(&*store, 100).await.is_empty());
        assert_eq!(taken(&*store, 100, 200).await, None);
    }
    store.append(id, vec![stored_event(2, None, "2")], at, vec![job(1, 0)]).await.unwrap();
    assert_eq!(store.head(id).await.unwrap(), Some(2));
    store.close().await;
    let store = storage.open().await;
    assert_eq!(due(&*store, 100).await, vec![(id, Timestamp(5))]);
    let job = take(&*store, 100, 200).await.unwrap();
    assert_eq!((job.workshop, job.run_at, job.attempt.number), (id, Timestamp(0), 1));
    assert_eq!((&*job.kind, &*job.payload, job.last_error), ("test", "{\"number\":1}", None));
}

async fn keeps_sets_and_clears_what_is_due(storage: &dyn Storage) {
    let store = storage.open().await;
    let (id, other) = (workshop(1), workshop(2));
    for (id, at) in [(id, 20), (other, 10)] {
        opened(&*store, id).await;
        let at = NextDue::At(Timestamp(at));
        store.append(id, Vec::new(), at, Vec::new()).await.unwrap();
    }
    assert!(due(&*store, 9).await.is_empty());
    assert_eq!(due(&*store, 10).await, vec![(other, Timestamp(10))]);
    let both = vec![(other, Timestamp(10)), (id, Timestamp(20))];
    assert_eq!(due(&*store, 20).await, both);
    assert_eq!(store.due_workshops(Timestamp(20), 1).await.unwrap(), both[..1]);
    store.append(id, vec![stored_event(2, None, "2")], NextDue::Keep, Vec::new()).await.unwrap();
    assert_eq!(due(&*store, 20).await, both);
    store.append(other, Vec::new(), NextDue::Clear, Vec::new()).await.unwrap();
    assert_eq!(due(&*store, 20).await, vec![(id, Timestamp(20))]);
    store.append(id, Vec::new(), NextDue::At(Timestamp(30)), Vec::new()).await.unwrap();
    assert!(due(&*store, 20).await.is_empty());
}

async fn takes_jobs_in_the_order_of_their_times(storage: &dyn Storage) {
    let store = storage.open().await;
    for id in [workshop(1), workshop(2)] {
        opened(&*store, id).await;
    }
    add(&*store, workshop(1), vec![job(1, 30), job(2, 10)]).await;
    add(&*store, workshop(2), vec![job(3, 20), job(4, 10)]).await;
    assert_eq!(taken(&*store, 9, 1_000).await, None, "none is due");
    for expected in [Some(2), Some(4), Some(3), None] {
        assert_eq!(taken(&*store, 20, 1_000).await, expected);
    }
    assert_eq!(taken(&*store, 30, 1_000).await, Some(1));
}

async fn takes_a_job_again_when_its_lease_ends(storage: &dyn Storage) {
    let store = storage.open().await;
    opened(&*store, workshop(1)).await;
    add(&*store, workshop(1), vec![job(1, 0)]).await;
    assert_eq!(take(&*store, 10, 20).await.unwrap().attempt.number, 1);
    assert!(take(&*store, 19, 40).await.is_none());
    // Whoever held it may be gone, together with the process.
    store.close().await;
    let store = storage.open().await;
    assert_eq!(take(&*store, 20, 40).await.unwrap().attempt.number, 2);
    assert!(take(&*store, 39, 60).await.is_none());
}

async fn gives_each_job_to_one_worker(storage: &dyn Storage) {
    let store = storage.open().await;
    opened(&*store, workshop(1)).await;
    add(&*store, workshop(1), (1..=20).map(|number| job(number, 0)).collect()).await;
    let workers = (0..30).map(|_| {
        let store = Arc::clone(&store);
        async move { taken(&*store, 1, 100).await }
    });
    let taken: Vec<_> = join_all(workers).await.into_iter().flatten().collect();
    assert_eq!(taken.len(), 20);
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>().len(), 20);
}

async fn never_returns_a_finished_job(storage: &dyn Storage) {
    let store = storage.open().await;
    opened(&*store, workshop(1)).await;
    add(&*store, workshop(1), vec![job(1, 0), job(2, 0)]).await;
    let first = take(&*store, 10, 20).await.unwrap().attempt;
    // It was done all the same, if its lease ended meanwhile and another worker began.
    let again = take(&*store, 20, 30).await.unwrap().attempt;
    assert_eq!(again.job, first.job);
    store.finish(first.job).await.unwrap();
    store.retry(again, Timestamp(0), error("late")).await.unwrap();
    store.finish(first.job).await.unwrap();
    assert_eq!(taken(&*store, 1_000, 2_000).await, Some(2));
    assert_eq!(taken(&*store, 1_000, 2_000).await, None);
}

async fn retries_and_buries(storage: &dyn Storage) {
    let store = storage.open().await;
    opened(&*store, workshop(1)).await;
    add(&*store, workshop(1), vec![job(1, 0), job(2, 100)]).await;
    let first = take(&*store, 10, 20).await.unwrap().attempt;
    store.retry(first, Timestamp(50), error("no answer")).await.unwrap();
    assert!(take(&*store, 49, 60).await.is_none(), "neither due nor leased");
    let second = take(&*store, 50, 60).await.unwrap();
    assert_eq!((second.attempt.number, second.run_at), (2, Timestamp(50)));
    assert_eq!(second.last_error, Some(error("no answer")));
    assert!(store.dead(10).await.unwrap().is_empty());
    store.bury(second.attempt, Timestamp(55), error("refused")).await.unwrap();
    let other = take(&*store, 100, 110).await.unwrap().attempt;
    store.bury(other, Timestamp(105), error("refused")).await.unwrap();
    assert_eq!(taken(&*store, 1_000, 2_000).await, None, "the dead do not run");
    let dead = store.dead(10).await.unwrap();
    assert_eq!(dead.iter().map(|job| job.attempt).collect::<Vec<_>>(), [other, second.attempt]);
    assert_eq!(dead[1].last_error, Some(error("refused")));
    assert_eq!(store.dead(1).await.unwrap(), dead[..1]);
    store.sweep_dead(Timestamp(105)).await.unwrap();
    assert_eq!(store.dead(10).await.unwrap(), dead[..1]);
}

async fn ignores_an_attempt_that_was_overtaken(storage: &dyn Storage) {
    let store = storage.open().await;
    opened(&*store, workshop(1)).await;
    add(&*store, workshop(1), vec![job(1, 0)]).await;
    let first = take(&*store, 10, 20).await.unwrap().attempt;
    let second = take(&*store, 20, 30).await.unwrap().attempt;
    store.retry(first, Timestamp(0), error("late")).await.unwrap();
    store.bury(first, Timestamp(25), error("late")).await.unwrap();
    assert!(take(&*store, 29, 40).await.is_none(), "the second one holds it");
    assert!(store.dead(10).await.unwrap().is_empty());
    store.bury(second, Timestamp(29), error("refused")).await.unwrap();
    assert_eq!(store.dead(10).await.unwrap().len(), 1);
}

fn job_values_are_bounded() {
    let new = |kind: usize, payload: usize| {
        let (id, payload) = (JobId(Uuid::from_u128(1)), "1".repeat(payload));
        NewJob::new(id, &"k".repeat(kind), payload, Timestamp(0)).map(|_| ())
    };
    assert_eq!(new(JOB_KIND_BYTES_MAX, JOB_PAYLOAD_BYTES_MAX), Ok(()));
    assert_eq!(new(JOB_KIND_BYTES_MAX + 1, 1), Err(JobTooLarge));
    assert_eq!(new(1, JOB_PAYLOAD_BYTES_MAX + 1), Err(JobTooLarge));
    let long = error(&"€".repeat(JOB_ERROR_BYTES_MAX));
    assert!((JOB_ERROR_BYTES_MAX - 2..=JOB_ERROR_BYTES_MAX).contains(&long.as_str().len()));
}
