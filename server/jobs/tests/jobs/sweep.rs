//! Deleting what has expired.

use domain::{Timestamp, id::SeatId};
use jobs::{Sweep, limits::DEAD_DAYS};
use store::{JobError, Key, KeyHash, KeyKind};
use uuid::Uuid;

use crate::fixture::{Fixture, SECOND};

#[tokio::test]
async fn expired_keys_and_the_long_dead_are_deleted() {
    let fixture = Fixture::new().await;
    let workshop = fixture.workshop(1).await;
    let seat = SeatId(Uuid::from_u128(1));
    for (number, second) in [(1, 10), (2, 11)] {
        let expires = Some(Timestamp(second * SECOND));
        let key = Key { workshop, seat, kind: KeyKind::Session, expires };
        fixture.store.add_key(KeyHash([number; 32]), key).await.unwrap();
    }
    fixture.job(workshop, 1, "test", 0).await;
    let job = fixture.store.take_job(Timestamp(0), Timestamp(1)).await.unwrap().unwrap();
    fixture.store.bury(job.attempt, Timestamp(0), JobError::new("refused")).await.unwrap();
    let (keys, jobs) = (fixture.store.clone(), fixture.store.clone());
    let sweep = Sweep { keys, jobs, clock: fixture.clock() };
    fixture.pass(10);
    sweep.once().await.unwrap();
    let find =
        async |number| fixture.store.find_key(KeyHash([number; 32]), Timestamp(0)).await.unwrap();
    assert_eq!((find(1).await.is_some(), find(2).await.is_some()), (false, true));
    assert_eq!(fixture.store.dead(10).await.unwrap().len(), 1);
    fixture.pass(DEAD_DAYS * 24 * 60 * 60);
    sweep.once().await.unwrap();
    assert!(fixture.store.dead(10).await.unwrap().is_empty());
}
