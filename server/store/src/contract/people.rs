//! The contract of [`People`](crate::People).

use super::support::{Storage, name, opened, seat, workshop};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    stores_names_separately(&*make()).await;
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
