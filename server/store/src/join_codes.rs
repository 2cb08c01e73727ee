//! How people join who have no personal link: one code for all of a workshop.

use domain::id::WorkshopId;

use crate::{error::StoreError, keys::KeyHash};

/// How people without a personal link join a workshop: one code for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinCode {
    pub code: KeyHash,
    /// Distinguishes this code from the workshop's earlier codes. The code is derived from it and the server's secret.
    pub generation: u32,
    /// What the code grants.
    pub entry: JoinPolicy,
}

/// What somebody with the code must do to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoinPolicy {
    /// Nothing more.
    Open,
    /// Wait until the Mobilizer admits them.
    Approval,
    /// Enter the password. This is its salted hash.
    Password(String),
}

/// At most one join code per workshop.
#[async_trait::async_trait]
pub trait JoinCodes: Send + Sync + 'static {
    /// Opens or changes joining by code; `None` closes it.
    async fn set_join_code(
        &self,
        workshop: WorkshopId,
        join_code: Option<JoinCode>,
    ) -> Result<(), StoreError>;
    /// How to join a workshop by code; `None` while that is closed.
    async fn join_code(&self, workshop: WorkshopId) -> Result<Option<JoinCode>, StoreError>;
    /// The workshop that a code leads into.
    async fn find_join_code(
        &self,
        code: KeyHash,
    ) -> Result<Option<(WorkshopId, JoinCode)>, StoreError>;
}
