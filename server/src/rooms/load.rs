//! Loads a room from disk: its snapshot and the events since, or all events.

use domain::id::WorkshopId;
use room::{Core, LoggedEvent, NewEvent, Saved};
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

/// A room as stored.
pub(super) struct Stored {
    pub(super) saved: Saved,
    /// The number of the last event.
    pub(super) seq: u64,
    /// The number of the last event in the snapshot that was read; 0 without one.
    pub(super) snapshot_seq: u64,
    /// The events after the number that was asked for.
    pub(super) since: Vec<NewEvent>,
}

/// Loads a room, and the number of the last event in its snapshot.
pub(super) async fn load(store: &dyn Store, id: WorkshopId) -> Result<(Core, u64), LoadError> {
    let Stored { saved, seq, snapshot_seq, .. } = read(store, id, u64::MAX).await?;
    Ok((Core::new(id, saved, seq, store.names(id).await?), snapshot_seq))
}

/// Reads a room's state, and each event after number `after`.
pub(super) async fn read(
    store: &dyn Store,
    id: WorkshopId,
    after: u64,
) -> Result<Stored, LoadError> {
    let head = store.head(id).await?.ok_or(LoadError::NoWorkshop)?;
    let usable = |snapshot: &Snapshot| snapshot.seq <= head.min(after);
    let snapshot = store.snapshot(id).await?.filter(usable);
    let unsealed = snapshot.as_ref().and_then(unseal);
    if snapshot.is_some() && unsealed.is_none() {
        tracing::warn!(workshop = %id, "a snapshot cannot be read: the room is rebuilt from its log");
    }
    let (mut saved, snapshot_seq) = unsealed.unwrap_or_default();
    let (mut seq, mut since) = (snapshot_seq, Vec::new());
    loop {
        let page = store.tail(id, seq, PAGE).await?;
        let full = page.len() == PAGE as usize;
        for event in page {
            if event.seq != seq + 1 {
                let why = "a gap before it".to_owned();
                return Err(LoadError::Unreadable { seq: event.seq, why });
            }
            seq = event.seq;
            let event = saved.evolve(decode(event)?);
            since.extend((seq > after).then_some(event));
        }
        if !full {
            return Ok(Stored { saved, seq, snapshot_seq, since });
        }
    }
}

/// A snapshot of a room, with a checksum in front.
pub(super) fn seal(bytes: &[u8], seq: u64) -> Snapshot {
    let mut body = Vec::with_capacity(CHECKSUM + bytes.len());
    body.extend(Sha256::digest(bytes));
    body.extend(bytes);
    Snapshot { seq, schema: SHAPE, body }
}

fn unseal(snapshot: &Snapshot) -> Option<(Saved, u64)> {
    let (checksum, bytes) = snapshot.body.split_at_checked(CHECKSUM)?;
    let intact = snapshot.schema == SHAPE && Sha256::digest(bytes)[..] == *checksum;
    let saved = intact.then(|| Saved::from_bytes(bytes))??;
    Some((saved, snapshot.seq))
}

/// Decodes an event from the log. Older shapes are upgraded here, by their version.
fn decode(stored: StoredEvent) -> Result<LoggedEvent, LoadError> {
    let StoredEvent { seq, at, seat, op, schema, body } = stored;
    let unreadable = |why: String| LoadError::Unreadable { seq, why };
    let event = match schema {
        SCHEMA => serde_json::from_str(&body).map_err(|error| unreadable(error.to_string()))?,
        newer => {
            let why = format!("it has shape {newer}, this program knows {SCHEMA}");
            return Err(unreadable(why));
        }
    };
    Ok(LoggedEvent { seq, at, seat, op, event })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_snapshot_is_not_believed() {
        let whole = seal(&Saved::default().to_bytes().unwrap(), 7);
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
        let ours = seal(&Saved::default().to_bytes().unwrap(), 7);
        for schema in [1, SHAPE - 1, SHAPE + 1] {
            assert_eq!(unseal(&Snapshot { schema, ..ours.clone() }), None, "shape {schema}");
        }
    }
}
