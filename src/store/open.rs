//! Opening the database: sets what keeps acknowledged writes, reads it back, and refuses to start where it differs.
//!
//! Statements are never logged: they hold personal data.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection, Error as SqlxError};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, RuntimeErr, Statement};
use secrecy::{ExposeSecret, SecretString};

use super::Db;

/// How long a request waits for a connection, and on SQLite for the one writer, before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);
const SQLITE_BUSY: Duration = Duration::from_secs(5);
const PING_AFTER_IDLE: Duration = Duration::from_secs(30);

/// Limits of a PostgreSQL session: a statement, a wait for a lock, a transaction that nobody goes on with.
const POSTGRES_LIMITS: [(&str, &str); 3] =
    [("statement_timeout", "30s"), ("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "30s")];

/// What a database must say of itself: its setting, the values that will do, and how to read it.
struct Wanted {
    setting: &'static str,
    good: &'static [&'static str],
}

const SQLITE: [Wanted; 3] = [
    Wanted { setting: "journal_mode", good: &["wal"] },
    // 2 is FULL. NORMAL loses acknowledged rows when the power fails.
    Wanted { setting: "synchronous", good: &["2"] },
    Wanted { setting: "foreign_keys", good: &["1"] },
];
const SQLITE_READER: [Wanted; 1] = [Wanted { setting: "query_only", good: &["1"] }];
const POSTGRES: [Wanted; 5] = [
    Wanted { setting: "fsync", good: &["on"] },
    Wanted { setting: "synchronous_commit", good: &["on", "remote_apply", "remote_write", "local"] },
    Wanted { setting: "statement_timeout", good: &["30s"] },
    Wanted { setting: "lock_timeout", good: &["5s"] },
    Wanted { setting: "idle_in_transaction_session_timeout", good: &["30s"] },
];

/// Where the database is and how many connections to keep.
#[derive(Debug, Clone)]
pub struct DatabaseSettings {
    /// The address, which may hold a password.
    pub url: SecretString,
    /// The most connections: all of them on PostgreSQL, the readers beside the one writer on SQLite.
    pub max_connections: u32,
}

impl DatabaseSettings {
    /// The usual number of connections.
    pub fn at(url: SecretString) -> Self {
        let max_connections = if is_sqlite(&url) { 4 } else { 16 };
        Self { url, max_connections }
    }
}

/// Why the database was not opened. Never shows the address, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is not one.
    #[error("the address of the database cannot be read")]
    Address,
    /// The database cannot be reached, or refuses us.
    #[error("the database cannot be reached: {0}")]
    Connect(#[source] DbErr),
    /// Nobody answers there.
    #[error(
        "it did not answer within {} s: see that it runs and that DATABASE_URL names its host and port",
        PATIENCE.as_secs()
    )]
    Silent,
    /// A setting that keeps acknowledged writes is not as it must be.
    #[error("the database setting {setting} is {found} and must be {wanted}")]
    Setting {
        /// The setting's name.
        setting: &'static str,
        /// Its value now.
        found: String,
        /// The values that will do.
        wanted: String,
    },
}

pub(super) async fn open(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    if url::Url::parse(settings.url.expose_secret()).is_err() {
        return Err(OpenError::Address);
    }
    if is_sqlite(&settings.url) { open_sqlite(settings).await } else { open_postgres(settings).await }
}

fn is_sqlite(url: &SecretString) -> bool {
    url.expose_secret().starts_with("sqlite:")
}

async fn open_sqlite(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    let mut options = quiet(&settings.url);
    options
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(SQLITE_BUSY)
    });
    let mut reading = options.clone();

    // SQLite rolls back by itself when the disk is full, but the driver goes on counting an open transaction, and
    // whoever got the connection next would "commit" savepoints of a transaction that nobody closes: acknowledged and
    // lost. The ping waits for a rollback that is still queued; a connection that counts on after it is thrown away.
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.after_release(|connection, _| {
            Box::pin(async move {
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        })
    });
    let writer = connect(options).await?;
    check(&writer, &SQLITE).await?;

    reading.max_connections(settings.max_connections);
    reading.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(SQLITE_BUSY)
            .pragma("query_only", "on")
    });
    let readers = connect(reading).await?;
    check(&readers, &SQLITE).await?;
    check(&readers, &SQLITE_READER).await?;
    Ok(Db::over(readers, writer))
}

async fn open_postgres(settings: &DatabaseSettings) -> Result<Db, OpenError> {
    let mut options = quiet(&settings.url);
    options.max_connections(settings.max_connections).test_before_acquire_if_idle_for(PING_AFTER_IDLE);
    options.map_sqlx_postgres_opts(|postgres| postgres.application_name("jembatan").options(POSTGRES_LIMITS));
    let pool = connect(options).await?;
    check(&pool, &POSTGRES).await?;
    Ok(Db::over(pool.clone(), pool))
}

fn quiet(url: &SecretString) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(PATIENCE);
    options
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    Database::connect(options).await.map_err(|error| match &error {
        // A refused connection is tried again until the pool's patience ends, and then only that is told.
        DbErr::Conn(RuntimeErr::SqlxError(why)) if matches!(**why, SqlxError::PoolTimedOut) => {
            OpenError::Silent
        }
        _ => OpenError::Connect(error),
    })
}

async fn check(connection: &DatabaseConnection, wanted: &'static [Wanted]) -> Result<(), OpenError> {
    for Wanted { setting, good } in wanted {
        let found = read(connection, setting).await.map_err(OpenError::Connect)?;
        if !good.contains(&found.as_str()) {
            return Err(OpenError::Setting { setting, found, wanted: good.join(" or ") });
        }
    }
    Ok(())
}

/// The value of a setting as text; SQLite gives a number where it keeps one.
async fn read(connection: &DatabaseConnection, setting: &str) -> Result<String, DbErr> {
    let backend = connection.get_database_backend();
    let sql = match backend {
        sea_orm::DbBackend::Postgres => format!("SELECT current_setting('{setting}')"),
        _ => format!("PRAGMA {setting}"),
    };
    let row = connection.query_one_raw(Statement::from_string(backend, sql)).await?;
    let row = row.ok_or_else(|| DbErr::Custom(format!("{setting} cannot be read")))?;
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
}
