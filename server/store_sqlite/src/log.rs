//! The log and its snapshots.

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::{Log, NewJob, NextDue, Snapshot, StoreError, StoredEvent};
use uuid::Uuid;

use crate::{
    database::SqliteStore,
    jobs::{add_jobs, set_next_due},
    rows::{bytes, failed, must_exist, number, small, uuid_of},
    sql,
};

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

/// Appends inside the writer's transaction.
pub(crate) async fn append(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    events: Vec<StoredEvent>,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let head = sqlx::query_scalar::<_, i64>(sql::HEAD).bind(bytes(workshop.0));
    let mut head = number(head.fetch_one(&mut *c).await.map_err(failed)?);
    let mut last_op = None;
    for event in events {
        if event.seq != head + 1 {
            return Err(StoreError::Conflict { actual: head });
        }
        // The events of one command are consecutive; the same command anywhere else is a repeat.
        if event.op.is_some() && event.op != last_op {
            let known = sqlx::query(sql::HAS_OP)
                .bind(bytes(workshop.0))
                .bind(event.op.map(|op| bytes(op.0)));
            if known.fetch_optional(&mut *c).await.map_err(failed)?.is_some() {
                return Err(StoreError::Duplicate);
            }
        }
        last_op = event.op;
        head = event.seq;
        add_event(c, workshop, event).await?;
    }
    Ok(())
}

async fn add_event(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    event: StoredEvent,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_EVENT)
        .bind(bytes(workshop.0))
        .bind(event.seq.cast_signed())
        .bind(event.at.0)
        .bind(event.seat.map(|seat| bytes(seat.0)))
        .bind(event.op.map(|op| bytes(op.0)))
        .bind(i64::from(event.schema))
        .bind(event.body);
    query.execute(c).await.map_err(failed)?;
    Ok(())
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
