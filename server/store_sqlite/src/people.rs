//! The names of people.

use domain::{
    id::{SeatId, WorkshopId},
    text::DisplayName,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use store::{People, StoreError};

use crate::{
    database::SqliteStore,
    rows::{bytes, failed, id, must_exist},
    sql,
};

#[async_trait::async_trait]
impl People for SqliteStore {
    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError> {
        match name {
            Some(name) => {
                self.writer.write(move |c| Box::pin(set_name(c, workshop, seat, name))).await
            }
            None => self.writer.erase(move |c| Box::pin(erase_name(c, workshop, seat))).await,
        }
    }

    async fn names(&self, workshop: WorkshopId) -> Result<Vec<(SeatId, DisplayName)>, StoreError> {
        let query = sqlx::query(sql::NAMES).bind(bytes(workshop.0));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        let read = |row: &SqliteRow| -> Result<Option<(SeatId, DisplayName)>, sqlx::Error> {
            // Skip a name that an older version allowed and this one does not.
            let name = DisplayName::parse(row.try_get(1)?).ok();
            Ok(name.zip(Some(SeatId(id(row, 0)?))).map(|(name, seat)| (seat, name)))
        };
        rows.iter()
            .filter_map(|row| read(row).transpose())
            .collect::<Result<_, _>>()
            .map_err(failed)
    }

    async fn erase_names(&self, workshop: WorkshopId) -> Result<(), StoreError> {
        self.writer.erase(move |c| Box::pin(erase_names(c, workshop))).await
    }
}

async fn set_name(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    seat: SeatId,
    name: DisplayName,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let query = sqlx::query(sql::SET_NAME).bind(bytes(workshop.0)).bind(bytes(seat.0));
    query.bind(String::from(name)).execute(c).await.map_err(failed)?;
    Ok(())
}

async fn erase_name(
    c: &mut SqliteConnection,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<(), StoreError> {
    must_exist(c, workshop).await?;
    let query = sqlx::query(sql::ERASE_NAME).bind(bytes(workshop.0)).bind(bytes(seat.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}

async fn erase_names(c: &mut SqliteConnection, workshop: WorkshopId) -> Result<(), StoreError> {
    let query = sqlx::query(sql::ERASE_NAMES).bind(bytes(workshop.0));
    query.execute(c).await.map_err(failed)?;
    Ok(())
}
