//! The names of people, apart from the log, so that they can be erased without touching it.

use domain::{
    id::{SeatId, WorkshopId},
    text::DisplayName,
};

use crate::error::StoreError;

/// Which person a seat is.
#[async_trait::async_trait]
pub trait People: Send + Sync + 'static {
    /// Stores a person's name; `None` erases it.
    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError>;
    /// All names of a workshop.
    async fn names(&self, workshop: WorkshopId) -> Result<Vec<(SeatId, DisplayName)>, StoreError>;
    /// Erases all names of a workshop: from then on nothing tells which person a seat was.
    async fn erase_names(&self, workshop: WorkshopId) -> Result<(), StoreError>;
}
