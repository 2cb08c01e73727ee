//! A room as it is kept on disk, so that not every event must be read at the next start.

use std::collections::BTreeSet;

use domain::{TwoSided, id::OpId};
use serde::{Deserialize, Serialize};

/// State and known commands as of some event. Written with postcard: a snapshot of another build that cannot be
/// read is no loss, the log is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The workshop.
    pub state: TwoSided,
    /// The commands that are in the log.
    pub ops: BTreeSet<OpId>,
}

impl Saved {
    /// As bytes; `None` should it not be writable, then there is no snapshot.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// From bytes; `None` when another build wrote them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match postcard::take_from_bytes(bytes) {
            Ok((saved, [])) => Some(saved),
            _ => None,
        }
    }

    /// Applies one event of the log.
    pub fn evolve(&mut self, op: Option<OpId>, event: &domain::Event) {
        self.state.evolve(event);
        self.ops.extend(op);
    }
}
