//! Loads a room from disk: its snapshot and the events since, or all events.

use domain::{Event, id::WorkshopId};
use room::{Core, Saved};
use sha2::{Digest, Sha256};
use store::{SCHEMA, Snapshot, Store, StoreError, StoredEvent};

/// Events read per query.
const PAGE: u32 = 1_000;
/// Bytes of the checksum in front of a snapshot.
const CHECKSUM: usize = 32;
/// The version of the state in a snapshot. The state is the same postcard as in a welcome, so it changes with the
/// protocol. A snapshot of another version is never read: the room is rebuilt from its log.
const SHAPE: u16 = protocol::VERSION;

/// Why a room could not be loaded.
#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    /// There is no such workshop.
    #[error("there is no such workshop")]
    NoWorkshop,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An event was written by a later version or is damaged. Never skipped, because later events depend on it.
    #[error("event {seq} cannot be read: {why}")]
    Unreadable {
        /// Its number in the log.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
}

/// Loads a room.
pub(super) async fn load(store: &dyn Store, id: WorkshopId) -> Result<Core, LoadError> {
    let head = store.head(id).await?.ok_or(LoadError::NoWorkshop)?;
    let snapshot = store.snapshot(id).await?.filter(|snapshot| snapshot.seq <= head);
    let unsealed = snapshot.as_ref().and_then(unseal);
    if snapshot.is_some() && unsealed.is_none() {
        tracing::warn!(workshop = %id, "a snapshot cannot be read: the room is rebuilt from its log");
    }
    let (mut saved, mut seq) = unsealed.unwrap_or_default();
    loop {
        let page = store.tail(id, seq, PAGE).await?;
        let full = page.len() == PAGE as usize;
        for event in page {
            let (at, op) = (event.seq, event.op);
            if at != seq + 1 {
                return Err(LoadError::Unreadable { seq: at, why: "a gap before it".to_owned() });
            }
            saved.evolve(op, &decode(event)?);
            seq = at;
        }
        if !full {
            break;
        }
    }
    Ok(Core::new(id, saved, seq, store.names(id).await?))
}

/// A snapshot of a room, with a checksum in front.
pub(super) fn seal(saved: &Saved, seq: u64) -> Option<Snapshot> {
    let bytes = saved.to_bytes()?;
    let mut body = Vec::with_capacity(CHECKSUM + bytes.len());
    body.extend(Sha256::digest(&bytes));
    body.extend(bytes);
    Some(Snapshot { seq, schema: SHAPE, body })
}

fn unseal(snapshot: &Snapshot) -> Option<(Saved, u64)> {
    let (checksum, bytes) = snapshot.body.split_at_checked(CHECKSUM)?;
    let intact = snapshot.schema == SHAPE && Sha256::digest(bytes)[..] == *checksum;
    let saved = intact.then(|| Saved::from_bytes(bytes))??;
    Some((saved, snapshot.seq))
}

/// Decodes an event from the log. Older shapes are upgraded here, by their version.
fn decode(stored: StoredEvent) -> Result<Event, LoadError> {
    let unreadable = |why: String| LoadError::Unreadable { seq: stored.seq, why };
    match stored.schema {
        SCHEMA => serde_json::from_str(&stored.body).map_err(|error| unreadable(error.to_string())),
        newer => Err(unreadable(format!("it has shape {newer}, this program knows {SCHEMA}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_snapshot_is_not_believed() {
        let whole = seal(&Saved::default(), 7).unwrap();
        assert_eq!(unseal(&whole), Some((Saved::default(), 7)));
        for index in 0..whole.body.len() {
            let mut damaged = whole.clone();
            damaged.body[index] ^= 1;
            assert_eq!(unseal(&damaged), None, "byte {index}");
        }
        let short = Snapshot { body: vec![1], ..whole };
        assert_eq!(unseal(&short), None);
    }

    #[test]
    fn h59_a_snapshot_of_another_shape_is_not_believed() {
        let ours = seal(&Saved::default(), 7).unwrap();
        for schema in [1, SHAPE - 1, SHAPE + 1] {
            assert_eq!(unseal(&Snapshot { schema, ..ours.clone() }), None, "shape {schema}");
        }
    }
}
