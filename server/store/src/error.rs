//! Why a store operation failed.

/// Why a store operation failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else wrote first: read the tail and decide again.
    #[error("the log has moved on to {actual}")]
    Conflict {
        /// The number of the last event in the log.
        actual: u64,
    },
    /// No such workshop.
    #[error("there is no such workshop")]
    NoWorkshop,
    /// A command is in the log already.
    #[error("this command is in the log already")]
    Duplicate,
    /// The disk or the database failed. Details go to the server's log, never to a client.
    #[error("the store failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}
