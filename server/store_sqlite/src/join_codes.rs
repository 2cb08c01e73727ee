//! The join codes.

use domain::id::WorkshopId;
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::{JoinCode, JoinCodes, JoinPolicy, KeyHash, StoreError};

use crate::{
    database::SqliteStore,
    rows::{bytes, failed, id, must_exist},
    sql,
};

#[async_trait::async_trait]
impl JoinCodes for SqliteStore {
    async fn set_join_code(
        &self,
        workshop: WorkshopId,
        join_code: Option<JoinCode>,
    ) -> Result<(), StoreError> {
        self.writer.write(move |c| Box::pin(set_join_code(c, workshop, join_code))).await
    }

    async fn join_code(&self, workshop: WorkshopId) -> Result<Option<JoinCode>, StoreError> {
        let query = sqlx::query(sql::JOIN_CODE).bind(bytes(workshop.0));
        let row = query.fetch_optional(&self.readers).await.map_err(failed)?;
        let known = row.map(|row| join_code(&row)).transpose().map_err(failed)?;
        Ok(known.map(|(_, join_code)| join_code))
    }

    async fn find_join_code(
        &self,
        code: KeyHash,
    ) -> Result<Option<(WorkshopId, JoinCode)>, StoreError> {
        let query = sqlx::query(sql::FIND_JOIN_CODE).bind(code.0.to_vec());
        let row = query.fetch_optional(&self.readers).await.map_err(failed)?;
        row.map(|row| join_code(&row)).transpose().map_err(failed)
    }
}

fn join_code(row: &SqliteRow) -> Result<(WorkshopId, JoinCode), sqlx::Error> {
    let code: [u8; 32] = row
        .try_get::<&[u8], _>(1)?
        .try_into()
        .map_err(|error: std::array::TryFromSliceError| sqlx::Error::Decode(error.into()))?;
    let password: Option<String> = row.try_get(4)?;
    let entry = match (row.try_get::<&str, _>(3)?, password) {
        ("password", Some(hash)) => JoinPolicy::Password(hash),
        ("open", _) => JoinPolicy::Open,
        _ => JoinPolicy::Approval,
    };
    let generation = u32::try_from(row.try_get::<i64, _>(2)?).unwrap_or(u32::MAX);
    Ok((WorkshopId(id(row, 0)?), JoinCode { code: KeyHash(code), generation, entry }))
}

async fn set_join_code(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    join_code: Option<JoinCode>,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let Some(JoinCode { code, generation, entry }) = join_code else {
        let query = sqlx::query(sql::CLOSE_JOIN_CODE).bind(bytes(workshop.0));
        query.execute(c).await.map_err(failed)?;
        return Ok(());
    };
    let (entry, password) = match entry {
        JoinPolicy::Open => ("open", None),
        JoinPolicy::Approval => ("approval", None),
        JoinPolicy::Password(hash) => ("password", Some(hash)),
    };
    let query = sqlx::query(sql::SET_JOIN_CODE)
        .bind(bytes(workshop.0))
        .bind(code.0.to_vec())
        .bind(i64::from(generation))
        .bind(entry)
        .bind(password);
    query.execute(c).await.map_err(failed)?;
    Ok(())
}
