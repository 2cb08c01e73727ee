//! The store on `SQLite`: one file, one writer, many readers.
//!
//! Read [`SqliteStore::open`] (the settings that durability depends on), then `writer` (how writes become durable),
//! then `sql` (every statement).
//!
//! **Must never know**: the rules, a socket, the content of an event's body.
//!
//! **To store something new**: its table in a new migration, its statements in `sql`, its write in `writes`, its reads
//! below, its check in `store::contract`.

use std::{path::Path, time::Duration};

use domain::{
    Timestamp,
    id::{OpId, SeatId, WorkshopId},
    text::DisplayName,
};
use sqlx::{
    ConnectOptions, Connection, Row, SqlSafeStr, SqliteConnection, SqlitePool,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};
use store::{
    JoinCode, JoinPolicy, Key, KeyHash, KeyKind, Snapshot, Store, StoreError, StoredEvent,
};
use uuid::Uuid;

mod sql;
mod writer;
mod writes;

use writer::{Write, Writer};

/// The database file inside the data folder.
pub const FILE_NAME: &str = "collective-yes.sqlite";

/// How long a write waits for another process that locks the file, such as a backup.
const BUSY_SECONDS_MAX: u64 = 5;
/// Concurrent readers. Reads are short and served from memory; more readers would only queue at the disk.
const READERS_MAX: u32 = 4;

const MIGRATIONS: [(i64, &str, &str); 2] = [
    (1, "first", include_str!("../../../migrations/sqlite/0001_first.sql")),
    (2, "entrances", include_str!("../../../migrations/sqlite/0002_entrances.sql")),
];

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read or written.
    #[error("the database cannot be opened: {0}")]
    Cannot(#[source] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("the database is of another version of this program: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A setting that durability depends on did not take effect.
    #[error("the database does not keep {pragma}={wanted} but says {found}: use a local disk")]
    Setting { pragma: &'static str, wanted: &'static str, found: String },
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Cannot(error)
    }
}

/// The store on one database file.
pub struct SqliteStore {
    writer: Writer,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the database in this folder, creates it if missing, and brings its tables up to date.
    pub async fn open(folder: &Path) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join(FILE_NAME))
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(BUSY_SECONDS_MAX))
            .disable_statement_logging();
        let writing = options
            .clone()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A commit returns only once it is on the disk.
            .synchronous(SqliteSynchronous::Full)
            // Erased data is overwritten.
            .pragma("secure_delete", "on");
        let mut connection = writing.connect().await?;
        migrations().run_direct(None, &mut connection, false).await?;
        assert_settings(&mut connection).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS_MAX)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Self { writer: Writer::start(connection), readers })
    }
}

fn migrations() -> Migrator {
    let migrations = MIGRATIONS.map(|(version, name, text)| {
        Migration::new(version, name.into(), MigrationType::Simple, text.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.into())
}

/// Checks the settings on the writing connection, because some file systems silently refuse one.
async fn assert_settings(connection: &mut SqliteConnection) -> Result<(), OpenError> {
    let wanted = [
        ("journal_mode", "pragma journal_mode", "wal"),
        ("synchronous", "pragma synchronous", "2"),
        ("foreign_keys", "pragma foreign_keys", "1"),
        ("secure_delete", "pragma secure_delete", "1"),
    ];
    for (pragma, query, wanted) in wanted {
        let row = sqlx::query(query).fetch_one(&mut *connection).await?;
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))?;
        if found != wanted {
            return Err(OpenError::Setting { pragma, wanted, found });
        }
    }
    connection.ping().await?;
    Ok(())
}

#[async_trait::async_trait]
impl Store for SqliteStore {
    async fn create(
        &self,
        workshop: WorkshopId,
        at: Timestamp,
        events: Vec<StoredEvent>,
        keys: Vec<(KeyHash, Key)>,
    ) -> Result<(), StoreError> {
        self.writer.write(Write::Create(workshop, at, events, keys)).await
    }

    async fn append(
        &self,
        workshop: WorkshopId,
        events: Vec<StoredEvent>,
    ) -> Result<(), StoreError> {
        self.writer.write(Write::Append(workshop, events)).await
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
        self.writer.write(Write::SaveSnapshot(workshop, snapshot)).await
    }

    async fn erase(&self, workshop: WorkshopId) -> Result<(), StoreError> {
        self.writer.write(Write::Erase(workshop)).await
    }

    async fn add_key(&self, hash: KeyHash, key: Key) -> Result<(), StoreError> {
        self.writer.write(Write::AddKey(hash, key)).await
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
        self.writer.write(Write::RevokeKeys(workshop, seat)).await
    }

    async fn revoke_key(&self, hash: KeyHash) -> Result<(), StoreError> {
        self.writer.write(Write::RevokeKey(hash)).await
    }

    async fn purge_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        self.writer.write(Write::PurgeExpired(now)).await
    }

    async fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: Option<DisplayName>,
    ) -> Result<(), StoreError> {
        self.writer.write(Write::SetName(workshop, seat, name)).await
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
        self.writer.write(Write::EraseNames(workshop)).await
    }

    async fn set_join_code(
        &self,
        workshop: WorkshopId,
        join_code: Option<JoinCode>,
    ) -> Result<(), StoreError> {
        self.writer.write(Write::SetJoinCode(workshop, join_code)).await
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

    async fn workshops(&self, limit: u32) -> Result<Vec<WorkshopId>, StoreError> {
        let query = sqlx::query(sql::WORKSHOPS).bind(i64::from(limit));
        let rows = query.fetch_all(&self.readers).await.map_err(failed)?;
        rows.iter().map(|row| id(row, 0).map(WorkshopId)).collect::<Result<_, _>>().map_err(failed)
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.writer.write(Write::Check).await
    }

    async fn close(&self) {
        // Already closed: nothing to do.
        let _ = self.writer.write(Write::Close).await;
        self.readers.close().await;
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

fn id(row: &SqliteRow, index: usize) -> Result<Uuid, sqlx::Error> {
    uuid_of(row.try_get(index)?)
}

fn uuid_of(bytes: &[u8]) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(bytes).map_err(|error| sqlx::Error::Decode(error.into()))
}

pub(crate) fn bytes(id: Uuid) -> Vec<u8> {
    id.into_bytes().to_vec()
}

/// Event numbers are never negative: the table has a check.
pub(crate) fn number(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}

fn small(stored: i64) -> u16 {
    u16::try_from(stored).unwrap_or(u16::MAX)
}

pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    StoreError::Failed(Box::new(error))
}
