//! What is due, and the queue of jobs.

use domain::{Timestamp, id::WorkshopId};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::{Attempt, Job, JobError, JobId, Jobs, NewJob, NextDue, StoreError};

use crate::{
    database::SqliteStore,
    rows::{bytes, failed, id},
    sql,
};

#[async_trait::async_trait]
impl Jobs for SqliteStore {
    async fn due_workshops(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(WorkshopId, Timestamp)>, StoreError> {
        let query = sqlx::query(sql::DUE_WORKSHOPS).bind(now.0).bind(i64::from(limit));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        let read = |row: &SqliteRow| -> Result<(WorkshopId, Timestamp), sqlx::Error> {
            Ok((WorkshopId(id(row, 0)?), Timestamp(row.try_get(1)?)))
        };
        rows.iter().map(read).collect::<Result<_, _>>().map_err(failed)
    }

    async fn take_job(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<Job>, StoreError> {
        // Reading is free; an idle server must not write every second.
        let query = sqlx::query(sql::HAS_JOB).bind(now.0);
        if query.fetch_optional(&self.readers).await.map_err(failed)?.is_none() {
            return Ok(None);
        }
        self.writer.write(move |c| Box::pin(take_job(c, now, lease_until))).await
    }

    async fn finish(&self, job: JobId) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(finish(c, job))).await
    }

    async fn retry(
        &self,
        attempt: Attempt,
        at: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(end(c, sql::RETRY_JOB, attempt, at, error))).await
    }

    async fn bury(
        &self,
        attempt: Attempt,
        now: Timestamp,
        error: JobError,
    ) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(end(c, sql::BURY_JOB, attempt, now, error))).await
    }

    async fn dead(&self, limit: u32) -> Result<Vec<Job>, StoreError> {
        let query = sqlx::query(sql::DEAD_JOBS).bind(i64::from(limit));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        rows.iter().map(job).collect::<Result<_, _>>().map_err(failed)
    }

    async fn sweep_dead(&self, before: Timestamp) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(sweep_dead(c, before))).await
    }
}

/// Sets the next due moment inside the writer's transaction.
pub(crate) async fn set_next_due(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    due: NextDue,
) -> Result<(), StoreError> {
    let at = match due {
        NextDue::Keep => return Ok(()),
        NextDue::Clear => None,
        NextDue::At(at) => Some(at.0),
    };
    let query = sqlx::query(sql::SET_NEXT_DUE).bind(bytes(workshop.0)).bind(at);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

/// Adds jobs inside the writer's transaction, to a workshop that exists.
pub(crate) async fn add_jobs(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    jobs: Vec<NewJob>,
) -> Result<(), StoreError> {
    for job in jobs {
        let query = sqlx::query(sql::ADD_JOB)
            .bind(bytes(job.id().0))
            .bind(bytes(workshop.0))
            .bind(job.kind())
            .bind(job.payload())
            .bind(job.run_at().0);
        query.execute(&mut *c).await.map_err(failed)?;
    }
    Ok(())
}

async fn take_job(
    c: &mut SqliteConnection,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Job>, StoreError> {
    let query = sqlx::query(sql::TAKE_JOB).bind(now.0).bind(lease_until.0);
    let row = query.fetch_optional(c).await.map_err(failed)?;
    row.as_ref().map(job).transpose().map_err(failed)
}

async fn finish(c: &mut SqliteConnection, job: JobId) -> Result<(), StoreError> {
    sqlx::query(sql::FINISH_JOB).bind(bytes(job.0)).execute(c).await.map_err(failed)?;
    Ok(())
}

/// Ends an attempt that failed.
async fn end(
    c: &mut SqliteConnection,
    how: &'static str,
    attempt: Attempt,
    at: Timestamp,
    error: JobError,
) -> Result<(), StoreError> {
    let query = sqlx::query(how)
        .bind(bytes(attempt.job.0))
        .bind(i64::from(attempt.number))
        .bind(at.0)
        .bind(error.as_str());
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn sweep_dead(c: &mut SqliteConnection, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query(sql::SWEEP_DEAD_JOBS).bind(before.0).execute(c).await.map_err(failed)?;
    Ok(())
}

fn job(row: &SqliteRow) -> Result<Job, sqlx::Error> {
    let number = u32::try_from(row.try_get::<i64, _>(1)?).unwrap_or(u32::MAX);
    Ok(Job {
        attempt: Attempt { job: JobId(id(row, 0)?), number },
        workshop: WorkshopId(id(row, 2)?),
        kind: row.try_get(3)?,
        payload: row.try_get(4)?,
        run_at: Timestamp(row.try_get(5)?),
        last_error: row.try_get::<Option<&str>, _>(6)?.map(JobError::new),
    })
}
