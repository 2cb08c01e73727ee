//! What the record page renders.

use std::sync::Arc;

use domain::id::WorkshopId;
use record::Record;

/// The record of a workshop as one seat may see it, for the record page. The server provides it as context.
#[derive(Clone, Debug)]
pub struct RecordView {
    pub id: WorkshopId,
    /// Whether this seat may export the record.
    pub exports: bool,
    pub record: Arc<Record>,
}
