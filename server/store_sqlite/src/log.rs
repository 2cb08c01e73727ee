//! The log and its snapshots.

use std::collections::BTreeSet;

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
};
use sqlx::{QueryBuilder, Row, SqliteConnection, sqlite::SqliteRow};
use store::{Log, NewJob, NextDue, Snapshot, StoreError, StoredEvent};
use uuid::Uuid;

use crate::{
    database::SqliteStore,
    jobs::{add_jobs, set_next_due},
    rows::{bytes, failed, must_exist, number, small, uuid_of},
    sql,
};

/// Events per statement: as many as a room decides at once. More would only be more texts to prepare.
const ROWS_MAX: usize = 64;

#[async_trait::async_trait]
impl Log for SqliteStore {
    async fn append(
        &self,
        workshop: WorkshopId,
        events: Vec<StoredEvent>,
        due: NextDue,
        jobs: Vec<NewJob>,
    ) -> Result<(), StoreError> {
        self.writer
            .write(move |c| {
                Box::pin(async move {
                    append(c, workshop, events).await?;
                    set_next_due(c, workshop, due).await?;
                    add_jobs(c, workshop, jobs).await
                })
            })
            .await
    }

    async fn tail(
        &self,
        workshop: WorkshopId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let query = sqlx::query(sql::TAIL)
            .bind(bytes(workshop.0))
            .bind(after.cast_signed())
            .bind(i64::from(limit));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        rows.iter().map(stored_event).collect::<Result<_, _>>().map_err(failed)
    }

    async fn head(&self, workshop: WorkshopId) -> Result<Option<u64>, StoreError> {
        let query = sqlx::query_scalar::<_, i64>(sql::HEAD_OF_KNOWN).bind(bytes(workshop.0));
        let head = query.fetch_optional(&self.readers).await.map_err(failed)?;
        Ok(head.map(number))
    }

    async fn snapshot(&self, workshop: WorkshopId) -> Result<Option<Snapshot>, StoreError> {
        let query = sqlx::query(sql::SNAPSHOT).bind(bytes(workshop.0));
        let row = query.fetch_optional(&self.readers).await.map_err(failed)?;
        let read = |row: SqliteRow| -> Result<Snapshot, sqlx::Error> {
            Ok(Snapshot {
                seq: number(row.try_get(0)?),
                schema: small(row.try_get(1)?),
                body: row.try_get(2)?,
            })
        };
        row.map(read).transpose().map_err(failed)
    }

    async fn save_snapshot(
        &self,
        workshop: WorkshopId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(save_snapshot(c, workshop, snapshot))).await
    }
}

fn stored_event(row: &SqliteRow) -> Result<StoredEvent, sqlx::Error> {
    let optional = |index| -> Result<Option<Uuid>, sqlx::Error> {
        row.try_get::<Option<&[u8]>, _>(index)?.map(uuid_of).transpose()
    };
    Ok(StoredEvent {
        seq: number(row.try_get(0)?),
        at: Timestamp(row.try_get(1)?),
        seat: optional(2)?.map(SeatId),
        op: optional(3)?.map(OpId),
        schema: small(row.try_get(4)?),
        body: row.try_get(5)?,
    })
}

/// Appends inside the writer's transaction. One statement stores up to [`ROWS_MAX`] events and says under which
/// conditions; only if they do not hold is it asked which one.
pub(crate) async fn append(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    events: Vec<StoredEvent>,
) -> Result<(), StoreError> {
    let Some(first) = events.first().map(|event| event.seq) else {
        return must_exist(c, workshop).await;
    };
    let Some(ops) = ops_of(&events) else {
        return Err(refusal(c, workshop, first).await);
    };
    let gap = events.iter().zip(first..).any(|(event, seq)| event.seq != seq);
    if gap {
        must_exist(c, workshop).await?;
        return Err(StoreError::Conflict { actual: head(c, workshop).await? });
    }
    let mut ops = ops.as_slice();
    let mut events = events.into_iter();
    loop {
        let rows: Vec<_> = events.by_ref().take(ROWS_MAX).collect();
        let Some(from) = rows.first().map(|row| row.seq) else { return Ok(()) };
        let until = from + rows.len() as u64;
        let (new, later) = ops.split_at(ops.partition_point(|(seq, _)| *seq < until));
        ops = later;
        let count = rows.len() as u64;
        let stored = add_events(c, workshop, rows, new).await?;
        if stored != count {
            return Err(refusal(c, workshop, from).await);
        }
    }
}

/// Each command with the number of its first event; `None` if one comes twice. The events of one command are
/// consecutive; the same command anywhere else is a repeat.
fn ops_of(events: &[StoredEvent]) -> Option<Vec<(u64, OpId)>> {
    let (mut ops, mut seen, mut last) = (Vec::new(), BTreeSet::new(), None);
    for event in events {
        if let Some(op) = event.op.filter(|_| event.op != last) {
            if !seen.insert(op) {
                return None;
            }
            ops.push((event.seq, op));
        }
        last = event.op;
    }
    Some(ops)
}

/// Stores events if the first one follows the last one in the log, and no command is in it already. Returns how many
/// were stored: all or none.
async fn add_events(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    events: Vec<StoredEvent>,
    ops: &[(u64, OpId)],
) -> Result<u64, StoreError> {
    let before = events.first().map_or(0, |event| event.seq) - 1;
    let mut query = QueryBuilder::new(sql::ADD_EVENTS);
    query.push_values(events, |mut row, event| {
        row.push_bind(bytes(workshop.0))
            .push_bind(event.seq.cast_signed())
            .push_bind(event.at.0)
            .push_bind(event.seat.map(|seat| bytes(seat.0)))
            .push_bind(event.op.map(|op| bytes(op.0)))
            .push_bind(i64::from(event.schema))
            .push_bind(event.body);
    });
    query.push(sql::IF_KNOWN).push_bind(bytes(workshop.0));
    query.push(sql::IF_HEAD_OF).push_bind(bytes(workshop.0));
    query.push(sql::IF_HEAD_IS).push_bind(before.cast_signed());
    if !ops.is_empty() {
        query.push(sql::IF_NO_OP_OF).push_bind(bytes(workshop.0)).push(sql::IF_NO_OP_IN);
        let mut list = query.separated(", ");
        for (_, op) in ops {
            list.push_bind(bytes(op.0));
        }
        query.push(sql::END_OF_LIST);
    }
    let done = query.build().execute(c).await.map_err(failed)?;
    Ok(done.rows_affected())
}

async fn head(c: &mut SqliteConnection, workshop: WorkshopId) -> Result<u64, StoreError> {
    let head = sqlx::query_scalar::<_, i64>(sql::HEAD).bind(bytes(workshop.0));
    Ok(number(head.fetch_one(c).await.map_err(failed)?))
}

/// Why events from this number on were not stored.
async fn refusal(c: &mut SqliteConnection, workshop: WorkshopId, first: u64) -> StoreError {
    if let Err(error) = must_exist(c, workshop).await {
        return error;
    }
    match head(c, workshop).await {
        Ok(actual) if actual + 1 != first => StoreError::Conflict { actual },
        Ok(_) => StoreError::Duplicate,
        Err(error) => error,
    }
}

async fn save_snapshot(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    snapshot: Snapshot,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let query = sqlx::query(sql::SAVE_SNAPSHOT)
        .bind(bytes(workshop.0))
        .bind(snapshot.seq.cast_signed())
        .bind(i64::from(snapshot.schema))
        .bind(snapshot.body);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}
