//! A room's stored state, so that loading it need not read every event.

use domain::TwoSided;
use serde::{Deserialize, Serialize};

use crate::{
    decider::Replayed,
    input::{LoggedEvent, NewEvent},
    told::Told,
};

/// What follows from a log up to some event. Encoded with postcard: a snapshot that another build cannot read is no
/// loss, because the log has everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub(crate) replayed: Replayed,
    pub(crate) told: Told,
}

/// The same, borrowed from a room.
#[derive(Serialize)]
pub(crate) struct ToSave<'a> {
    pub(crate) replayed: &'a Replayed,
    pub(crate) told: &'a Told,
}

impl ToSave<'_> {
    /// Encodes it; `None` if that fails, and then there is no snapshot.
    pub(crate) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }
}

impl Saved {
    /// Encodes it; `None` if that fails, and then there is no snapshot.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        ToSave { replayed: &self.replayed, told: &self.told }.to_bytes()
    }

    /// Decodes it; `None` when another build wrote it.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match postcard::take_from_bytes(bytes) {
            Ok((saved, [])) => Some(saved),
            _ => None,
        }
    }

    /// The workshop in both versions.
    pub fn sides(&self) -> &TwoSided {
        &self.replayed.sides
    }

    /// Applies one event of the log, and returns it with what a room needs to tell it.
    pub fn evolve(&mut self, entry: LoggedEvent) -> NewEvent {
        let event = self.replayed.evolve(entry);
        self.told.count(&event);
        event
    }
}
