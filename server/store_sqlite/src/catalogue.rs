//! The workshops.

use domain::{Timestamp, id::WorkshopId};
use sqlx::SqliteConnection;
use store::{Catalogue, Key, KeyHash, StoreError, StoredEvent};

use crate::{
    database::SqliteStore,
    keys::add_key,
    log::append,
    rows::{bytes, failed, id},
    sql,
};

#[async_trait::async_trait]
impl Catalogue for SqliteStore {
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<StoredEvent>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(create(c, workshop, at, events, keys))).await
    }

    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError> {
        self.writer.erase(move |c| Box::pin(erase(c, workshop))).await
    }

    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError> {
        let query = sqlx::query(sql::WORKSHOPS).bind(i64::from(limit));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        rows.iter().map(|row| id(row, 0).map(WorkshopId)).collect::<Result<_, _>>().map_err(failed)
    }
}

async fn create(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    at: Timestamp,
    events: Vec<StoredEvent>,
    keys: Vec<(KeyHash, Key)>,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_WORKSHOP).bind(bytes(workshop.0)).bind(at.0);
    query.execute(&mut *c).await.map_err(failed)?;
    append(c, workshop, events).await?;
    for (hash, key) in keys {
        add_key(c, hash, key).await?;
    }
    Ok(())
}

async fn erase(c: &mut SqliteConnection, workshop: WorkshopId) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ERASE_WORKSHOP).bind(bytes(workshop.0));
    let done = query.execute(c).await.map_err(failed)?;
    if done.rows_affected() == 0 { Err(StoreError::NoWorkshop) } else { Ok(()) }
}
