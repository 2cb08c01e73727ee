//! The one writer: a task with the only connection that writes. All writes that queue up during a commit, from any
//! workshop, become the next transaction, so that they share one wait for the disk.

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use sqlx::{Connection, SqliteConnection};
use store::{JoinCode, Key, KeyHash, Snapshot, StoreError, StoredEvent};
use tokio::sync::{mpsc, oneshot};

use crate::{failed, sql, writes};

/// Writes per transaction. Enough that the disk is never the limit, few enough that nobody waits long.
const GROUP_MAX: usize = 256;
/// Writes that may be queued. Beyond it callers wait, which passes the pressure back to them.
const QUEUE_MAX: usize = 1_024;

/// A write to perform.
pub(crate) enum Write {
    Create(WorkshopId, Timestamp, Vec<StoredEvent>, Vec<(KeyHash, Key)>),
    Append(WorkshopId, Vec<StoredEvent>),
    SaveSnapshot(WorkshopId, Snapshot),
    Erase(WorkshopId),
    AddKey(KeyHash, Key),
    RevokeKeys(WorkshopId, SeatId),
    RevokeKey(KeyHash),
    PurgeExpired(Timestamp),
    SetName(WorkshopId, SeatId, Option<DisplayName>),
    EraseNames(WorkshopId),
    SetJoinCode(WorkshopId, Option<JoinCode>),
    Check,
    Close,
}

type ReplySender = oneshot::Sender<Result<(), StoreError>>;

/// The queue to the writer.
#[derive(Clone)]
pub(crate) struct Writer(mpsc::Sender<(Write, ReplySender)>);

impl Writer {
    /// Starts the task.
    pub(crate) fn start(connection: SqliteConnection) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(run(connection, receiver));
        Self(sender)
    }

    /// Queues a write and waits until it is on stable storage or was refused.
    pub(crate) async fn write(&self, write: Write) -> Result<(), StoreError> {
        let (reply, received) = oneshot::channel();
        let closed = || StoreError::Failed("the store is closed".into());
        self.0.send((write, reply)).await.map_err(|_| closed())?;
        received.await.map_err(|_| closed())?
    }
}

async fn run(mut connection: SqliteConnection, mut queue: mpsc::Receiver<(Write, ReplySender)>) {
    let mut group = Vec::with_capacity(GROUP_MAX);
    while queue.recv_many(&mut group, GROUP_MAX).await > 0 {
        let (mut writes, mut replies, mut close) = (Vec::new(), Vec::new(), None);
        for (write, reply) in group.drain(..) {
            if matches!(write, Write::Close) {
                close = Some(reply);
            } else {
                writes.push(write);
                replies.push(reply);
            }
        }
        let results = commit(&mut connection, writes).await;
        for (reply, result) in replies.into_iter().zip(results) {
            // The caller may be gone.
            let _ = reply.send(result);
        }
        if let Some(reply) = close {
            let _ = reply.send(connection.close().await.map_err(failed));
            return;
        }
    }
}

/// Performs all writes in one transaction. Success is reported only after the commit has returned.
async fn commit(
    connection: &mut SqliteConnection,
    writes: Vec<Write>,
) -> Vec<Result<(), StoreError>> {
    if writes.is_empty() {
        return Vec::new();
    }
    let count = writes.len();
    let erases = writes.iter().any(|write| {
        matches!(write, Write::Erase(_) | Write::EraseNames(_) | Write::SetName(_, _, None))
    });
    match transact(connection, writes).await {
        Ok(results) => {
            if erases {
                empty_log(connection).await;
            }
            results
        }
        Err(error) => {
            tracing::error!(%error, "a transaction failed: nothing of it was stored");
            // The transaction may be closed already: nothing to do then.
            let _ = sqlx::query(sql::ROLLBACK).execute(&mut *connection).await;
            let text = error.to_string();
            (0..count).map(|_| Err(StoreError::Failed(text.clone().into()))).collect()
        }
    }
}

/// Erased data is overwritten in the file, but its old pages may still be in the write-ahead log.
async fn empty_log(connection: &mut SqliteConnection) {
    let busy = sqlx::query_scalar::<_, i64>(sql::TRUNCATE_LOG).fetch_one(connection).await;
    if !matches!(busy, Ok(0)) {
        // A backup may be reading: the next checkpoint overwrites them.
        tracing::warn!("the write-ahead log was not emptied after an erasure: somebody reads it");
    }
}

async fn transact(
    connection: &mut SqliteConnection,
    writes: Vec<Write>,
) -> Result<Vec<Result<(), StoreError>>, sqlx::Error> {
    sqlx::query(sql::BEGIN).execute(&mut *connection).await?;
    let mut results = Vec::with_capacity(writes.len());
    for write in writes {
        sqlx::query(sql::SAVEPOINT).execute(&mut *connection).await?;
        let result = writes::perform(connection, write).await;
        if result.is_err() {
            sqlx::query(sql::UNDO).execute(&mut *connection).await?;
        }
        sqlx::query(sql::RELEASE).execute(&mut *connection).await?;
        results.push(result);
    }
    sqlx::query(sql::COMMIT).execute(&mut *connection).await?;
    Ok(results)
}
