//! The contract of [`Keys`](crate::Keys).

use domain::Timestamp;

use super::support::{Storage, key, opened, seat, workshop};
use crate::{KeyHash, KeyKind, StoreError};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    keys_expire_and_end(&*make()).await;
    holds_no_usable_secret(&*make()).await;
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
