//! What can go wrong in the database, told apart by what the caller can do about it.

use sea_orm::{DbErr, RuntimeErr, SqlErr, UpdateResult};

/// Why the database did not do as it was told.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A value that must be unique is taken. Names the index, `ux_<table>_<columns>`, the same on both databases.
    #[error("{0} holds such a value already")]
    Unique(String),
    /// A cohort would have more seats offered and taken than there are.
    #[error("no seat is left")]
    NoSeat,
    /// The table itself refuses the value: a total beyond its bound.
    #[error("the table refuses the value")]
    Refused,
    /// The row has moved since it was read.
    #[error("the row has changed since it was read")]
    Stale,
    /// The database was busy for too long, or gave way to another transaction. Nothing was done; a retry may help.
    #[error("the database is busy")]
    Busy,
    /// A stored value that the domain cannot read: a fault of ours. Says where, not what.
    #[error("{0} cannot be read back")]
    Unreadable(&'static str),
    /// Anything else.
    #[error("the database failed")]
    Other(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(message)) => Self::Unique(index_of(&error, &message)),
            _ if is_busy(&error) => Self::Busy,
            _ if breaks_check(&error, "ck_cohort_taken") => Self::NoSeat,
            _ if is_check(&error) => Self::Refused,
            _ => Self::Other(error),
        }
    }
}

impl StoreError {
    /// Whether it is this index (`ux_<table>_<columns>`) that a value is in already.
    pub fn is_taken(&self, index: &str) -> bool {
        matches!(self, Self::Unique(name) if name == index)
    }
}

/// For an update that names the state it saw: no row means that the state has passed.
pub(super) fn moved(result: &UpdateResult) -> Result<(), StoreError> {
    if result.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn driver(error: &DbErr) -> Option<&sea_orm::SqlxError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))
        | DbErr::Conn(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

/// PostgreSQL tells the index; SQLite tells "UNIQUE constraint failed: table.column, table.column".
fn index_of(error: &DbErr, message: &str) -> String {
    if let Some(sea_orm::SqlxError::Database(error)) = driver(error)
        && let Some(name) = error.constraint()
    {
        return name.to_owned();
    }
    let columns = message.rsplit(": ").next().unwrap_or(message);
    let mut name = String::from("ux");
    for (position, column) in columns.split(", ").enumerate() {
        let (table, column) = column.split_once('.').unwrap_or(("", column));
        if position == 0 {
            name.push('_');
            name.push_str(table);
        }
        name.push('_');
        name.push_str(column);
    }
    name
}

/// Whether a check of this name refused it: PostgreSQL tells the name, SQLite writes it into the message.
fn breaks_check(error: &DbErr, name: &str) -> bool {
    let Some(sea_orm::SqlxError::Database(error)) = driver(error) else {
        return false;
    };
    error.constraint() == Some(name) || error.message().ends_with(name)
}

fn is_check(error: &DbErr) -> bool {
    match driver(error) {
        Some(sea_orm::SqlxError::Database(error)) => error.is_check_violation(),
        _ => false,
    }
}

fn is_busy(error: &DbErr) -> bool {
    if matches!(error, DbErr::ConnectionAcquire(_)) {
        return true;
    }
    match driver(error) {
        Some(sea_orm::SqlxError::PoolTimedOut) => true,
        Some(sea_orm::SqlxError::Database(error)) => {
            error.code().is_some_and(|code| match code.parse::<u32>() {
                // SQLite's BUSY and LOCKED, with what they add in the higher byte.
                Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6),
                // Statement or lock timeout, deadlock, serialisation, idle in transaction.
                _ => matches!(code.as_ref(), "57014" | "55P03" | "40P01" | "40001" | "25P03"),
            })
        }
        _ => false,
    }
}
