//! How ids, numbers and errors cross the border to the database, in both directions.

use domain::id::WorkshopId;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::StoreError;
use uuid::Uuid;

use crate::sql;

pub(crate) fn id(row: &SqliteRow, index: usize) -> Result<Uuid, sqlx::Error> {
    uuid_of(row.try_get(index)?)
}

pub(crate) fn uuid_of(bytes: &[u8]) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(bytes).map_err(|error| sqlx::Error::Decode(error.into()))
}

pub(crate) fn bytes(id: Uuid) -> Vec<u8> {
    id.into_bytes().to_vec()
}

/// Event numbers are never negative: the table has a check.
pub(crate) fn number(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}

pub(crate) fn small(stored: i64) -> u16 {
    u16::try_from(stored).unwrap_or(u16::MAX)
}

pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    StoreError::Failed(Box::new(error))
}

/// Refuses what belongs to a workshop that does not exist.
pub(crate) async fn must_exist(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
) -> Result<(), StoreError> {
    let query = sqlx::query(sql::HAS_WORKSHOP).bind(bytes(workshop.0));
    match query.fetch_optional(c).await.map_err(failed)? {
        Some(_) => Ok(()),
        None => Err(StoreError::NoWorkshop),
    }
}
