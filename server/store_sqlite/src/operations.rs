//! Readiness and the end.

use sqlx::SqliteConnection;
use store::{Operations, StoreError};

use crate::{database::SqliteStore, rows::failed, sql};

#[async_trait::async_trait]
impl Operations for SqliteStore {
    async fn check(&self) -> Result<(), StoreError> {
        self.writer.write(|c| Box::pin(check(c))).await
    }

    async fn close(&self) {
        // Already closed: nothing to do.
        let _ = self.writer.close().await;
        self.readers.close().await;
    }
}

async fn check(c: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query(sql::CHECK).execute(c).await.map_err(failed)?;
    Ok(())
}
