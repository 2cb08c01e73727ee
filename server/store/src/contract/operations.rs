//! The contract of [`Operations`](crate::Operations).

use super::support::{Storage, append, opened, stored_event, workshop};

/// Runs all checks.
pub(super) async fn check(make: &dyn Fn() -> Box<dyn Storage>) {
    survives_closing(&*make()).await;
}

async fn survives_closing(storage: &dyn Storage) {
    let id = workshop(1);
    let store = storage.open().await;
    opened(&*store, id).await;
    // Accepted before closing: stored. Asked after closing: refused.
    let (accepted, ()) = futures_util::future::join(
        append(&*store, id, vec![stored_event(2, None, "2")]),
        store.close(),
    )
    .await;
    accepted.unwrap();
    store.close().await;
    assert!(append(&*store, id, vec![stored_event(3, None, "3")]).await.is_err());
    assert!(store.check().await.is_err());
    let store = storage.open().await;
    assert_eq!(store.head(id).await.unwrap(), Some(2));
    store.check().await.unwrap();
}
