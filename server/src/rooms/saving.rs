//! What a room stores: events before anybody is told of them, snapshots now and then.

use std::sync::Arc;

use domain::Timestamp;
use room::{Batch, Core, Decided, DueChange, LoggedEvent};
use store::{NextDue, SCHEMA, StoreError, StoredEvent};
use tokio::time::Instant;

use super::{actor::Actor, load};
use crate::{limits::ROOM_CONFLICTS_MAX, telemetry::metric};

/// What became of events that were to be stored.
enum Appended {
    Stored,
    /// Another server wrote first.
    Conflict,
}

impl Actor {
    /// Decides a batch and stores the events. If another server has written to the log first, reads what it wrote and
    /// decides again.
    pub(super) async fn decide(
        &self,
        core: &mut Core,
        now: Timestamp,
        batch: &Batch,
    ) -> anyhow::Result<Decided> {
        for _ in 0..ROOM_CONFLICTS_MAX {
            let decided = core.decide(now, batch);
            if decided.append().len() == 0 {
                return Ok(decided);
            }
            let counts = !core.workshop().agenda.rehearsal;
            match self.append(&decided, counts).await? {
                Appended::Stored => return Ok(decided),
                Appended::Conflict => {
                    metrics::counter!(metric::APPEND_CONFLICTS).increment(1);
                    let told = core.told_seq(&decided);
                    let stored = load::read(&*self.store, self.id, told).await?;
                    core.catch_up(stored.saved, stored.seq, stored.since);
                }
            }
        }
        anyhow::bail!("another server wrote first {ROOM_CONFLICTS_MAX} times in a row")
    }

    /// Stores the events. Rehearsals are left out of the metrics.
    async fn append(&self, decided: &Decided, counts: bool) -> anyhow::Result<Appended> {
        let began = Instant::now();
        let count = decided.append().len() as u64;
        let records = decided.append().map(stored_event).collect::<Result<Vec<_>, _>>()?;
        let due = match decided.next_due() {
            DueChange::Same => NextDue::Keep,
            DueChange::Nothing => NextDue::Clear,
            DueChange::At(at) => NextDue::At(at),
        };
        // PROMISE: append-first
        match self.store.append(self.id, records, due, Vec::new()).await {
            Ok(()) => {}
            Err(StoreError::Conflict { .. } | StoreError::Duplicate) => {
                return Ok(Appended::Conflict);
            }
            Err(error) => return Err(error.into()),
        }
        if counts {
            metrics::counter!(metric::EVENTS).increment(count);
            metrics::histogram!(metric::APPEND_SECONDS).record(began.elapsed());
        }
        Ok(Appended::Stored)
    }

    /// Saves a snapshot in the background.
    pub(super) fn save_aside(&mut self, core: &Core) {
        self.snapshot_seq = core.seq();
        let (store, id) = (Arc::clone(&self.store), self.id);
        if let Some(bytes) = core.to_snapshot() {
            let snapshot = load::seal(&bytes, self.snapshot_seq);
            self.tasks.spawn(async move {
                if let Err(error) = store.save_snapshot(id, snapshot).await {
                    tracing::warn!(workshop = %id, %error, "a snapshot was not saved: the log has it all");
                }
            });
        }
    }

    pub(super) async fn save(&self, core: &Core) {
        if core.seq() == self.snapshot_seq {
            return;
        }
        if let Some(bytes) = core.to_snapshot()
            && let Err(error) =
                self.store.save_snapshot(self.id, load::seal(&bytes, core.seq())).await
        {
            tracing::warn!(workshop = %self.id, %error, "a snapshot was not saved: the log has it all");
        }
    }
}

fn stored_event(entry: &LoggedEvent) -> Result<StoredEvent, serde_json::Error> {
    Ok(StoredEvent {
        seq: entry.seq,
        at: entry.at,
        seat: entry.seat,
        op: entry.op,
        schema: SCHEMA,
        body: serde_json::to_string(&entry.event)?,
    })
}
