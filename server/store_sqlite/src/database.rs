//! The database file: the settings that durability depends on, its tables, its two ways in.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, Connection, Row, SqlSafeStr, SqliteConnection, SqlitePool,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::writer::Writer;

/// The database file inside the data folder.
pub const FILE_NAME: &str = "collective-yes.sqlite";

/// How long a write waits for another process that locks the file, such as a backup.
const BUSY_SECONDS_MAX: u64 = 5;
/// Concurrent readers. Reads are short and served from memory; more readers would only queue at the disk.
const READERS_MAX: u32 = 4;

const MIGRATIONS: [(i64, &str, &str); 3] = [
    (1, "first", include_str!("../../../migrations/sqlite/0001_first.sql")),
    (2, "entrances", include_str!("../../../migrations/sqlite/0002_entrances.sql")),
    (3, "jobs", include_str!("../../../migrations/sqlite/0003_jobs.sql")),
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
    /// Everything that writes goes through here.
    pub(crate) writer: Writer,
    /// Everything else.
    pub(crate) readers: SqlitePool,
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
