//! The keys to seats.

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::{Key, KeyHash, KeyKind, Keys, StoreError};

use crate::{
    database::SqliteStore,
    rows::{bytes, failed, id, must_exist},
    sql,
};

#[async_trait::async_trait]
impl Keys for SqliteStore {
    async fn add_key(&self, hash: KeyHash, key: Key) -> Result<(), StoreError> {
        self.writer
            .write(move |c| {
                Box::pin(async move {
                    must_exist(c, key.workshop).await?;
                    add_key(c, hash, key).await
                })
            })
            .await
    }

    async fn find_key(&self, hash: KeyHash, now: Timestamp) -> Result<Option<Key>, StoreError> {
        let query = sqlx::query(sql::FIND_KEY).bind(&hash.0[..]).bind(now.0);
        let row = query.fetch_optional(&self.readers).await.map_err(failed)?;
        let read = |row: SqliteRow| -> Result<Key, sqlx::Error> {
            Ok(Key {
                workshop: WorkshopId(id(&row, 1)?),
                seat: SeatId(id(&row, 2)?),
                kind: match row.try_get::<&str, _>(3)? {
                    "link" => KeyKind::Link,
                    _ => KeyKind::Session,
                },
                expires: row.try_get::<Option<i64>, _>(4)?.map(Timestamp),
            })
        };
        row.map(read).transpose().map_err(failed)
    }

    async fn revoke_keys(&self, workshop: WorkshopId, seat: SeatId) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(revoke_keys(c, workshop, seat))).await
    }

    async fn revoke_key(&self, hash: KeyHash) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(revoke_key(c, hash))).await
    }

    async fn purge_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(purge_expired(c, now))).await
    }
}

/// Adds a key inside the writer's transaction, to a workshop that exists.
pub(crate) async fn add_key(
    c: &mut SqliteConnection,
    hash: KeyHash,
    key: Key,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ADD_KEY)
        .bind(&hash.0[..])
        .bind(bytes(key.workshop.0))
        .bind(bytes(key.seat.0))
        .bind(match key.kind {
            KeyKind::Link => "link",
            KeyKind::Session => "session",
        })
        .bind(key.expires.map(|expires| expires.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn revoke_keys(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::REVOKE_KEYS).bind(bytes(workshop.0)).bind(bytes(seat.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn revoke_key(c: &mut SqliteConnection, hash: KeyHash) -> Result<(), StoreError> {
    let query = sqlx::query(sql::REVOKE_KEY).bind(&hash.0[..]);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn purge_expired(c: &mut SqliteConnection, now: Timestamp) -> Result<(), StoreError> {
    let query = sqlx::query(sql::PURGE_EXPIRED).bind(now.0);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}
