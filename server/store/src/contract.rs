//! The contract of [`Store`] as one test suite. A back end's test calls [`check_all`] with a function that makes empty
//! storage; each check gets its own.

use std::sync::Arc;

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use futures_util::future::join_all;
use uuid::Uuid;

use crate::{
    JoinCode, JoinPolicy, Key, KeyHash, KeyKind, SCHEMA, Snapshot, Store, StoreError, StoredEvent,
};

/// Storage that a store can be opened on, more than once.
#[async_trait::async_trait]
pub trait Storage: Send + Sync {
    /// Opens the store with what was stored before it was closed.
    async fn open(&self) -> Arc<dyn Store>;
    /// Every stored byte.
    async fn dump(&self) -> Vec<u8>;
}

/// Runs all checks.
pub async fn check_all(make: impl Fn() -> Box<dyn Storage>) {
    appends_without_gaps(&*make()).await;
    refuses_a_command_twice(&*make()).await;
    stores_a_batch_completely_or_not_at_all(&*make()).await;
    pages_the_tail(&*make()).await;
    keeps_the_latest_snapshot(&*make()).await;
    erases_everything(&*make()).await;
    keys_expire_and_end(&*make()).await;
    creates_all_or_nothing(&*make()).await;
    holds_no_usable_secret(&*make()).await;
    stores_names_separately(&*make()).await;
    stores_one_join_code_per_workshop(&*make()).await;
    serves_many_workshops_at_once(&*make()).await;
    survives_closing(&*make()).await;
}

/// An event as a room stores it.
pub fn stored_event(seq: u64, op: Option<OpId>, body: &str) -> StoredEvent {
    StoredEvent {
        seq,
        at: Timestamp(1_000 + seq.cast_signed()),
        seat: op.map(|_| SeatId(Uuid::from_u128(7))),
        op,
        schema: SCHEMA,
        body: body.to_owned(),
    }
}

fn workshop(number: u128) -> WorkshopId {
    WorkshopId(Uuid::from_u128(number))
}

fn seat(number: u128) -> SeatId {
    SeatId(Uuid::from_u128(number))
}

fn op(number: u128) -> OpId {
    OpId(Uuid::from_u128(number))
}

fn name(text: &str) -> DisplayName {
    DisplayName::parse(text).expect("a name within its bounds")
}

fn key(of: WorkshopId, seat: SeatId, kind: KeyKind, expires: Option<Timestamp>) -> Key {
    Key { workshop: of, seat, kind, expires }
}

async fn opened(store: &dyn Store, id: WorkshopId) {
    store
        .create(id, Timestamp(1), vec![stored_event(1, None, "\"one\"")], Vec::new())
        .await
        .unwrap();
}

async fn appends_without_gaps(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let unknown = store.append(id, vec![stored_event(1, None, "0")]).await;
    assert!(matches!(unknown, Err(StoreError::NoWorkshop)));
    assert_eq!(store.head(id).await.unwrap(), None);
    opened(&*store, id).await;
    store.append(id, vec![stored_event(2, None, "2"), stored_event(3, None, "3")]).await.unwrap();
    for wrong in [3, 5] {
        let refused = store.append(id, vec![stored_event(wrong, None, "0")]).await;
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
    store.append(id, vec![of(2), of(3)]).await.unwrap();
    let twice = store.append(id, vec![of(4)]).await;
    assert!(matches!(twice, Err(StoreError::Duplicate)));
    let inside = vec![
        stored_event(4, Some(op(2)), "0"),
        stored_event(5, Some(op(3)), "0"),
        stored_event(6, Some(op(2)), "0"),
    ];
    assert!(matches!(store.append(id, inside).await, Err(StoreError::Duplicate)));
    assert_eq!(store.head(id).await.unwrap(), Some(3));
    // In another workshop the same id is a different command.
    store.append(other, vec![of(2)]).await.unwrap();
    store.append(id, vec![stored_event(4, Some(op(4)), "0")]).await.unwrap();
}

async fn stores_a_batch_completely_or_not_at_all(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    opened(&*store, id).await;
    let torn = store.append(id, vec![stored_event(2, None, "2"), stored_event(4, None, "4")]).await;
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
    }
    store.erase(id).await.unwrap();
    assert!(matches!(store.erase(id).await, Err(StoreError::NoWorkshop)));
    assert_eq!(store.head(id).await.unwrap(), None);
    assert!(store.tail(id, 0, 10).await.unwrap().is_empty());
    assert_eq!(store.snapshot(id).await.unwrap(), None);
    assert!(store.names(id).await.unwrap().is_empty());
    assert_eq!(store.find_key(KeyHash([1; 32]), Timestamp(0)).await.unwrap(), None);
    assert_eq!(store.workshops(10).await.unwrap(), vec![other]);
    assert!(store.find_key(KeyHash([2; 32]), Timestamp(0)).await.unwrap().is_some());
    // An erased workshop stays erased: nothing can be appended to it.
    assert!(matches!(
        store.append(id, vec![stored_event(2, None, "0")]).await,
        Err(StoreError::NoWorkshop)
    ));
}

async fn keys_expire_and_end(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    let link = key(id, seat(1), KeyKind::Link, None);
    let orphan = store.add_key(KeyHash([9; 32]), link).await;
    assert!(matches!(orphan, Err(StoreError::NoWorkshop)));
    opened(&*store, id).await;
    let session = key(id, seat(1), KeyKind::Session, Some(Timestamp(100)));
    let other = key(id, seat(2), KeyKind::Session, Some(Timestamp(200)));
    for (number, key) in [(1, link), (2, session), (3, other)] {
        store.add_key(KeyHash([number; 32]), key).await.unwrap();
    }
    let find =
        async |number, now| store.find_key(KeyHash([number; 32]), Timestamp(now)).await.unwrap();
    assert_eq!(find(1, 0).await, Some(link));
    assert_eq!(find(2, 99).await, Some(session));
    assert_eq!(find(2, 100).await, None);
    store.purge_expired(Timestamp(100)).await.unwrap();
    assert_eq!(find(2, 0).await, None);
    store.revoke_key(KeyHash([3; 32])).await.unwrap();
    assert_eq!(find(3, 0).await, None);
    store.revoke_keys(id, seat(1)).await.unwrap();
    assert_eq!(find(1, 0).await, None);
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

async fn holds_no_usable_secret(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    opened(&*store, id).await;
    // The store only ever gets hashes; this guards the types that could carry a secret.
    let hash = KeyHash([0xAB; 32]);
    store.add_key(hash, key(id, seat(1), KeyKind::Link, None)).await.unwrap();
    assert_eq!(format!("{hash:?}"), "KeyHash(…)");
    let dump = storage.dump().await;
    assert!(dump.windows(32).any(|window| window == [0xAB; 32]));
}

async fn stores_names_separately(storage: &dyn Storage) {
    let store = storage.open().await;
    let id = workshop(1);
    assert!(store.set_name(id, seat(1), Some(name("Ada"))).await.is_err());
    opened(&*store, id).await;
    store.set_name(id, seat(1), Some(name("Ada"))).await.unwrap();
    store.set_name(id, seat(2), Some(name("Zoë"))).await.unwrap();
    store.set_name(id, seat(1), Some(name("Ada L."))).await.unwrap();
    let mut names = store.names(id).await.unwrap();
    names.sort();
    assert_eq!(names, vec![(seat(1), name("Ada L.")), (seat(2), name("Zoë"))]);
    store.set_name(id, seat(1), None).await.unwrap();
    assert_eq!(store.names(id).await.unwrap(), vec![(seat(2), name("Zoë"))]);
}

async fn stores_one_join_code_per_workshop(storage: &dyn Storage) {
    let store = storage.open().await;
    let (id, other) = (workshop(1), workshop(2));
    opened(&*store, id).await;
    opened(&*store, other).await;
    let way =
        |code: u8, generation, entry| JoinCode { code: KeyHash([code; 32]), generation, entry };
    let first = way(1, 1, JoinPolicy::Open);
    store.set_join_code(id, Some(first.clone())).await.unwrap();
    assert_eq!(store.join_code(id).await.unwrap(), Some(first.clone()));
    assert_eq!(store.find_join_code(first.code).await.unwrap(), Some((id, first.clone())));
    assert_eq!(store.join_code(other).await.unwrap(), None);
    let taken = store.set_join_code(other, Some(first.clone())).await;
    assert!(taken.is_err(), "a code leads into one workshop");
    for entry in [JoinPolicy::Approval, JoinPolicy::Password("salted".to_owned())] {
        let next = way(2, 2, entry);
        store.set_join_code(id, Some(next.clone())).await.unwrap();
        assert_eq!(store.join_code(id).await.unwrap(), Some(next));
        assert_eq!(store.find_join_code(first.code).await.unwrap(), None, "the old code is dead");
    }
    store.set_join_code(id, None).await.unwrap();
    assert_eq!(store.join_code(id).await.unwrap(), None);
    store.set_join_code(id, Some(first.clone())).await.unwrap();
    store.erase(id).await.unwrap();
    assert_eq!(store.find_join_code(first.code).await.unwrap(), None);
    assert!(store.set_join_code(workshop(9), Some(first)).await.is_err());
}

async fn serves_many_workshops_at_once(storage: &dyn Storage) {
    let store = storage.open().await;
    join_all((1..=40).map(|number| {
        let store = Arc::clone(&store);
        async move {
            let id = workshop(number);
            opened(&*store, id).await;
            for seq in 2..=20 {
                store
                    .append(
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

async fn survives_closing(storage: &dyn Storage) {
    let id = workshop(1);
    let store = storage.open().await;
    opened(&*store, id).await;
    // Accepted before closing: stored. Asked after closing: refused.
    let (accepted, ()) = futures_util::future::join(
        store.append(id, vec![stored_event(2, None, "2")]),
        store.close(),
    )
    .await;
    accepted.unwrap();
    store.close().await;
    assert!(store.append(id, vec![stored_event(3, None, "3")]).await.is_err());
    assert!(store.check().await.is_err());
    let store = storage.open().await;
    assert_eq!(store.head(id).await.unwrap(), Some(2));
    store.check().await.unwrap();
}
