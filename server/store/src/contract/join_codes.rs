//! The contract of [`JoinCodes`](crate::JoinCodes).

use super::support::{Storage, opened, workshop};
use crate::{JoinCode, JoinPolicy, KeyHash};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    stores_one_join_code_per_workshop(&*make()).await;
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
