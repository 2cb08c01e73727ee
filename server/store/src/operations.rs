//! The store as a whole: whether it works, and its end.

use crate::error::StoreError;

/// What whoever runs the server asks of the store.
#[async_trait::async_trait]
pub trait Operations: Send + Sync + 'static {
    /// Checks that the store can write, by writing. For readiness.
    async fn check(&self) -> Result<(), StoreError>;
    /// Finishes accepted writes and closes. Afterwards every call fails.
    async fn close(&self);
}
