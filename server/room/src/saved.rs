//! A room's stored state, so that loading it need not read every event.

use std::collections::BTreeSet;

use domain::{TwoSided, id::OpId};
use serde::{Deserialize, Serialize};

/// State and known commands as of some event. Encoded with postcard: a snapshot that another build cannot read is no
/// loss, because the log has everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub state: TwoSided,
    /// The commands in the log, to recognize repeats.
    pub ops: BTreeSet<OpId>,
}

impl Saved {
    /// Encodes it; `None` if that fails, and then there is no snapshot.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// Decodes it; `None` when another build wrote it.
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
