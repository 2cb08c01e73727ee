//! What the queue is for: a job that was stored with an event has its effect once, whenever its worker dies. `KILLS=`
//! sets how often it dies, `SEED=` repeats the moments, not the order of threads.

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use domain::{
    Timestamp,
    id::{OpId, WorkshopId},
};
use jobs::{Failure, Handler, Handlers, limits::LEASE_SECONDS};
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use store::{Job, JobId, NewJob, NextDue, SCHEMA, Store, StoreError, StoredEvent};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::fixture::Fixture;

/// Writes one event into another workshop's log, with the job's id as the command it follows from.
struct WriteOnce {
    store: Arc<dyn Store>,
    into: WorkshopId,
    begun: Arc<AtomicUsize>,
}

#[async_trait::async_trait]
impl Handler for WriteOnce {
    async fn run(&self, job: &Job) -> Result<(), Failure> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        loop {
            let head = self.store.head(self.into).await?.unwrap_or(0);
            let event = event(head + 1, Some(OpId(job.attempt.job.0)));
            match self.store.append(self.into, vec![event], NextDue::Keep, Vec::new()).await {
                // An earlier attempt got this far.
                Ok(()) | Err(StoreError::Duplicate) => return Ok(()),
                // What a dead worker had queued was still stored.
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn event(seq: u64, op: Option<OpId>) -> StoredEvent {
    let (at, body) = (Timestamp(0), "1".to_owned());
    StoredEvent { seq, at, seat: None, op, schema: SCHEMA, body }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().and_then(|text| text.parse().ok())
}

#[expect(clippy::disallowed_methods, reason = "another seed each time, printed")]
fn any_seed() -> u64 {
    Uuid::new_v4().as_u64_pair().0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_job_has_its_effect_once_over_many_kills() {
    let kills = number("KILLS").unwrap_or(1_000);
    let seed = number("SEED").unwrap_or_else(any_seed);
    println!("SEED={seed} KILLS={kills}");
    let mut random = SmallRng::seed_from_u64(seed);
    let fixture = Fixture::new().await;
    let (source, into) = (fixture.workshop(1).await, fixture.workshop(2).await);
    let begun = Arc::new(AtomicUsize::new(0));
    let write = WriteOnce { store: fixture.store.clone(), into, begun: Arc::clone(&begun) };
    let worker = fixture.worker(Handlers::default().with("write", write));
    let mut jobs: Vec<JobId> = Vec::new();
    for seq in 2..kills + 2 {
        let new = [(); 2].map(|()| JobId(Uuid::from_u128(random.random())));
        let stored = new.map(|id| NewJob::new(id, "write", "null".to_owned(), Timestamp(0)));
        let stored = stored.into_iter().collect::<Result<_, _>>().unwrap();
        let events = vec![event(seq, None)];
        fixture.store.append(source, events, NextDue::Keep, stored).await.unwrap();
        jobs.extend(new);
        let life = tokio::spawn(worker.clone().run(CancellationToken::new()));
        sleep(Duration::from_micros(random.random_range(0..8_000))).await;
        life.abort();
        let _ = life.await;
        // Whatever it held, its lease ends.
        fixture.pass(LEASE_SECONDS);
    }
    while worker.step().await.unwrap() {
        fixture.pass(LEASE_SECONDS);
    }
    assert!(fixture.store.dead(1).await.unwrap().is_empty());
    let log = fixture.store.tail(into, 1, u32::MAX).await.unwrap();
    let mut effects: Vec<_> = log.iter().filter_map(|event| event.op).map(|op| op.0).collect();
    let mut wanted: Vec<_> = jobs.iter().map(|job| job.0).collect();
    effects.sort();
    wanted.sort();
    assert_eq!(effects, wanted);
    let begun = begun.load(Ordering::SeqCst);
    println!("{} jobs, {begun} attempts, {kills} kills, each effect once", jobs.len());
    assert!(kills < 100 || begun > jobs.len(), "no kill hit a job: the test shows nothing");
}
