//! The one writer: a task with the only connection that writes. All writes that queue up during a commit, from any
//! workshop, become the next transaction, so that they share one wait for the disk. What a write does is its concern's:
//! it comes as a function of the connection.

use std::pin::Pin;

use sqlx::{Connection, SqliteConnection};
use store::StoreError;
use tokio::sync::{mpsc, oneshot};

use crate::{rows::failed, sql};

/// Writes per transaction. Enough that the disk is never the limit, few enough that nobody waits long.
const GROUP_MAX: usize = 256;
/// Writes that may be queued. Beyond it callers wait, which passes the pressure back to them.
const QUEUE_MAX: usize = 1_024;

/// What a write does, inside the transaction that the writer has opened.
pub(crate) type Work<'c, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'c>>;

type ReplySender<T> = oneshot::Sender<Result<T, StoreError>>;

/// A write in the queue, whatever it returns.
#[async_trait::async_trait]
trait Part: Send {
    /// Does the work; false if it must be undone.
    async fn perform(&mut self, connection: &mut SqliteConnection) -> bool;
    /// Tells the caller, once the transaction is on stable storage, or lost.
    fn answer(self: Box<Self>, lost: Option<&sqlx::Error>);
}

struct Write<T, F> {
    /// Taken when it is done.
    work: Option<F>,
    result: Option<Result<T, StoreError>>,
    reply: ReplySender<T>,
}

#[async_trait::async_trait]
impl<T, F> Part for Write<T, F>
where
    T: Send,
    F: for<'c> FnOnce(&'c mut SqliteConnection) -> Work<'c, T> + Send,
{
    async fn perform(&mut self, connection: &mut SqliteConnection) -> bool {
        let Some(work) = self.work.take() else { return false };
        let result = work(connection).await;
        let good = result.is_ok();
        self.result = Some(result);
        good
    }

    fn answer(self: Box<Self>, lost: Option<&sqlx::Error>) {
        // Nothing of a lost transaction was stored, whatever the work returned.
        let result = match (lost, self.result) {
            (None, Some(result)) => result,
            (Some(error), _) => Err(StoreError::Failed(error.to_string().into())),
            (None, None) => Err(closed()),
        };
        // The caller may be gone.
        let _ = self.reply.send(result);
    }
}

enum Order {
    Write {
        part: Box<dyn Part>,
        /// Whether it erases what somebody wrote.
        erases: bool,
    },
    Close(ReplySender<()>),
}

/// The queue to the writer.
#[derive(Clone)]
pub(crate) struct Writer(mpsc::Sender<Order>);

impl Writer {
    /// Starts the task.
    pub(crate) fn start(connection: SqliteConnection) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(run(connection, receiver));
        Self(sender)
    }

    /// Queues a write and waits until it is on stable storage or was refused.
    pub(crate) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> Work<'c, T> + Send + 'static,
    {
        self.queue(work, false).await
    }

    /// The same for a write that erases: afterwards nothing of it stays readable in the write-ahead log.
    pub(crate) async fn erase<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> Work<'c, T> + Send + 'static,
    {
        self.queue(work, true).await
    }

    /// Finishes what is queued and closes the connection.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        let (reply, received) = oneshot::channel();
        self.send(Order::Close(reply)).await?;
        received.await.map_err(|_| closed())?
    }

    async fn queue<T, F>(&self, work: F, erases: bool) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> Work<'c, T> + Send + 'static,
    {
        let (reply, received) = oneshot::channel();
        let part = Box::new(Write { work: Some(work), result: None, reply });
        self.send(Order::Write { part, erases }).await?;
        received.await.map_err(|_| closed())?
    }

    async fn send(&self, order: Order) -> Result<(), StoreError> {
        self.0.send(order).await.map_err(|_| closed())
    }
}

fn closed() -> StoreError {
    StoreError::Failed("the store is closed".into())
}

async fn run(mut connection: SqliteConnection, mut queue: mpsc::Receiver<Order>) {
    let mut group = Vec::with_capacity(GROUP_MAX);
    while queue.recv_many(&mut group, GROUP_MAX).await > 0 {
        let (mut parts, mut erasing, mut close) = (Vec::new(), false, None);
        for order in group.drain(..) {
            match order {
                Order::Write { part, erases } => {
                    parts.push(part);
                    erasing |= erases;
                }
                Order::Close(reply) => close = Some(reply),
            }
        }
        commit(&mut connection, parts, erasing).await;
        if let Some(reply) = close {
            let _ = reply.send(connection.close().await.map_err(failed));
            return;
        }
    }
}

/// Performs all writes in one transaction. Success is reported only after the commit has returned.
async fn commit(connection: &mut SqliteConnection, mut parts: Vec<Box<dyn Part>>, erasing: bool) {
    if parts.is_empty() {
        return;
    }
    let lost = transact(connection, &mut parts).await.err();
    if let Some(error) = &lost {
        tracing::error!(%error, "a transaction failed: nothing of it was stored");
        // The transaction may be closed already: nothing to do then.
        let _ = sqlx::query(sql::ROLLBACK).execute(&mut *connection).await;
    } else if erasing {
        empty_log(connection).await;
    }
    for part in parts {
        part.answer(lost.as_ref());
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
    parts: &mut [Box<dyn Part>],
) -> Result<(), sqlx::Error> {
    sqlx::query(sql::BEGIN).execute(&mut *connection).await?;
    // One write alone needs no place to return to: its transaction is undone with it.
    if let [part] = parts {
        let end = if part.perform(connection).await { sql::COMMIT } else { sql::ROLLBACK };
        sqlx::query(end).execute(&mut *connection).await?;
        return Ok(());
    }
    for part in parts {
        sqlx::query(sql::SAVEPOINT).execute(&mut *connection).await?;
        if !part.perform(connection).await {
            sqlx::query(sql::UNDO).execute(&mut *connection).await?;
        }
        sqlx::query(sql::RELEASE).execute(&mut *connection).await?;
    }
    sqlx::query(sql::COMMIT).execute(&mut *connection).await?;
    Ok(())
}
