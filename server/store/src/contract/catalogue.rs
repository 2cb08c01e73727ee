//! The contract of [`Catalogue`](crate::Catalogue).

use std::sync::Arc;

use domain::Timestamp;
use futures_util::future::join_all;

use super::support::{Storage, append, key, name, op, opened, seat, stored_event, workshop};
use crate::{JobId, KeyHash, KeyKind, NewJob, NextDue, SCHEMA, Snapshot, StoreError};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    creates_all_or_nothing(&*make()).await;
    erases_everything(&*make()).await;
    serves_many_workshops_at_once(&*make()).await;
}

async fn creates_all_or_nothing(storage: &dyn Storage) {
    let store = storage.open().await;
    let (id, other) = (workshop(1), workshop(2));
    let hash = KeyHash([1; 32]);
    let keys = vec![(hash, key(id, seat(1), KeyKind::Link, None))];
    store.create(id, Timestamp(1), vec![stored_event(1, None, "1")], keys).await.unwrap();
    assert!(store.find_key(hash, Timestamp(0)).await.unwrap().is_some());
    // The key is taken: nothing of the second workshop may be stored.
    let taken = vec![(hash, key(other, seat(1), KeyKind::Link, None))];
    assert!(
        store.create(other, Timestamp(1), vec![stored_event(1, None, "1")], taken).await.is_err()
    );
    assert_eq!(store.head(other).await.unwrap(), None);
    let gap = store.create(other, Timestamp(1), vec![stored_event(2, None, "1")], Vec::new()).await;
    assert!(gap.is_err());
    assert_eq!(store.head(other).await.unwrap(), None);
}

async fn erases_everything(storage: &dyn Storage) {
    let store = storage.open().await;
    let (id, other) = (workshop(1), workshop(2));
    for id in [id, other] {
        opened(&*store, id).await;
        let snapshot = Snapshot { seq: 1, schema: SCHEMA, body: vec![1] };
        store.save_snapshot(id, snapshot).await.unwrap();
        store.set_name(id, seat(1), Some(name("Ada"))).await.unwrap();
        let hash = KeyHash([u8::try_from(id.0.as_u128()).unwrap(); 32]);
        store.add_key(hash, key(id, seat(1), KeyKind::Link, None)).await.unwrap();
        let job = NewJob::new(JobId(id.0), "test", "1".to_owned(), Timestamp(0)).unwrap();
        let at = NextDue::At(Timestamp(0));
        store.append(id, Vec::new(), at, vec![job]).await.unwrap();
    }
    store.erase(id).await.unwrap();
    assert!(matches!(store.erase(id).await, Err(StoreError::NoWorkshop)));
    assert_eq!(store.head(id).await.unwrap(), None);
    assert!(store.tail(id, 0, 10).await.unwrap().is_empty());
    assert_eq!(store.snapshot(id).await.unwrap(), None);
    assert!(store.names(id).await.unwrap().is_empty());
    assert_eq!(store.find_key(KeyHash([1; 32]), Timestamp(0)).await.unwrap(), None);
    assert_eq!(store.workshops(10).await.unwrap(), vec![other]);
    let due = store.due_workshops(Timestamp(0), 10).await.unwrap();
    assert_eq!(due, vec![(other, Timestamp(0))]);
    for expected in [Some(other), None] {
        let job = store.take_job(Timestamp(0), Timestamp(1)).await.unwrap();
        assert_eq!(job.map(|job| job.workshop), expected);
    }
    assert!(store.find_key(KeyHash([2; 32]), Timestamp(0)).await.unwrap().is_some());
    // An erased workshop stays erased: nothing can be appended to it.
    assert!(matches!(
        append(&*store, id, vec![stored_event(2, None, "0")]).await,
        Err(StoreError::NoWorkshop)
    ));
}

async fn serves_many_workshops_at_once(storage: &dyn Storage) {
    let store = storage.open().await;
    join_all((1..=40).map(|number| {
        let store = Arc::clone(&store);
        async move {
            let id = workshop(number);
            opened(&*store, id).await;
            for seq in 2..=20 {
                append(
                    &*store,
                    id,
                    vec![stored_event(seq, Some(op(number * 1_000 + u128::from(seq))), "0")],
                )
                .await
                .unwrap();
            }
        }
    }))
    .await;
    for number in 1..=40 {
        let log = store.tail(workshop(number), 0, 100).await.unwrap();
        let numbers: Vec<_> = log.iter().map(|event| event.seq).collect();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    }
    assert_eq!(store.workshops(15).await.unwrap().len(), 15);
}
