//! The contract of [`Log`](crate::Log).

use domain::Timestamp;

use super::support::{Storage, append, op, opened, stored_event, workshop};
use crate::{SCHEMA, Snapshot, StoreError, StoredEvent};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    appends_without_gaps(&*make()).await;
    refuses_a_command_twice(&*make()).await;
    stores_a_batch_completely_or_not_at_all(&*make()).await;
    pages_the_tail(&*make()).await;
    keeps_the_latest_snapshot(&*make()).await;
}

async fn appends_without_gaps(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let unknown = append(&*store, id, vec![stored_event(1, None, "0")]).await;
    assert!(matches!(unknown, Err(StoreError::NoWorkshop)));
    assert_eq!(store.head(id).await.unwrap(), None);
    opened(&*store, id).await;
    append(&*store, id, vec![stored_event(2, None, "2"), stored_event(3, None, "3")])
        .await
        .unwrap();
    for wrong in [3, 5] {
        let refused = append(&*store, id, vec![stored_event(wrong, None, "0")]).await;
        assert!(matches!(refused, Err(StoreError::Conflict { actual: 3 })), "{wrong}");
    }
    assert_eq!(store.head(id).await.unwrap(), Some(3));
    let again = store.create(id, Timestamp(2), Vec::new(), Vec::new()).await;
    assert!(again.is_err());
}

async fn refuses_a_command_twice(storage: &dyn Storage) {
    let store = storage.open().await;
    let (id, other) = (workshop(1), workshop(2));
    opened(&*store, id).await;
    opened(&*store, other).await;
    // Several events of one command count as one command.
    let of = |seq| stored_event(seq, Some(op(1)), "0");
    append(&*store, id, vec![of(2), of(3)]).await.unwrap();
    let twice = append(&*store, id, vec![of(4)]).await;
    assert!(matches!(twice, Err(StoreError::Duplicate)));
    let inside = vec![
        stored_event(4, Some(op(2)), "0"),
        stored_event(5, Some(op(3)), "0"),
        stored_event(6, Some(op(2)), "0"),
    ];
    assert!(matches!(append(&*store, id, inside).await, Err(StoreError::Duplicate)));
    assert_eq!(store.head(id).await.unwrap(), Some(3));
    // In another workshop the same id is a different command.
    append(&*store, other, vec![of(2)]).await.unwrap();
    append(&*store, id, vec![stored_event(4, Some(op(4)), "0")]).await.unwrap();
}

async fn stores_a_batch_completely_or_not_at_all(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    opened(&*store, id).await;
    let torn =
        append(&*store, id, vec![stored_event(2, None, "2"), stored_event(4, None, "4")]).await;
    assert!(matches!(torn, Err(StoreError::Conflict { .. })));
    assert_eq!(store.head(id).await.unwrap(), Some(1));
}

async fn pages_the_tail(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let events: Vec<_> =
        (1..=25).map(|seq| stored_event(seq, None, &format!("\"körper {seq} 🦷\""))).collect();
    store.create(id, Timestamp(1), events.clone(), Vec::new()).await.unwrap();
    let mut read = Vec::new();
    loop {
        let after = read.last().map_or(0, |event: &StoredEvent| event.seq);
        let page = store.tail(id, after, 10).await.unwrap();
        assert!(page.len() <= 10);
        if page.is_empty() {
            break;
        }
        read.extend(page);
    }
    assert_eq!(read, events);
    assert!(store.tail(workshop(2), 0, 10).await.unwrap().is_empty());
}

async fn keeps_the_latest_snapshot(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let of = |seq| Snapshot { seq, schema: SCHEMA, body: vec![u8::try_from(seq).unwrap(); 3] };
    assert!(matches!(store.save_snapshot(id, of(1)).await, Err(StoreError::NoWorkshop)));
    opened(&*store, id).await;
    assert_eq!(store.snapshot(id).await.unwrap(), None);
    store.save_snapshot(id, of(1)).await.unwrap();
    store.save_snapshot(id, of(9)).await.unwrap();
    store.save_snapshot(id, of(4)).await.unwrap();
    assert_eq!(store.snapshot(id).await.unwrap(), Some(of(9)));
}
