//! Many rows at once: copies of one row, made in the database itself. For lists that must stay in order and quick
//! however long they are; what makes a single row right has its builders.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use super::portal::Portal;

/// What a column of a copy holds; the copies are numbered from 1.
#[derive(Debug, Clone, Copy)]
pub enum Made<'a> {
    /// An id of this crowd's own.
    Id(u32),
    /// So many minutes before a Friday for each number.
    MinutesBefore(u32),
    /// This text and the number.
    Numbered(&'a str),
    /// One of these texts, in turn; an empty one is nothing.
    InTurn(&'a [&'a str]),
    /// Nothing.
    Nothing,
    /// An empty JSON object.
    EmptyJson,
}

impl Made<'_> {
    fn sql(self, sqlite: bool) -> String {
        match (self, sqlite) {
            (Self::Id(crowd), true) => format!("unhex(printf('%016x%016x', {crowd}, n))"),
            (Self::Id(crowd), false) => {
                format!("(lpad(to_hex({crowd}::bigint), 16, '0') || lpad(to_hex(n::bigint), 16, '0'))::uuid")
            }
            (Self::MinutesBefore(step), true) => format!(
                "strftime('%Y-%m-%dT%H:%M:%S+00:00', '2026-11-20T00:00:00', '-' || (n * {step}) || ' minutes')"
            ),
            (Self::MinutesBefore(step), false) => {
                format!("timestamptz '2026-11-20T00:00:00Z' - n * {step} * interval '1 minute'")
            }
            (Self::Numbered(text), _) => format!("'{text} ' || n"),
            (Self::InTurn(texts), _) => {
                let branch = |(place, text): (usize, &&str)| {
                    let text = if text.is_empty() { "NULL".to_owned() } else { format!("'{text}'") };
                    format!(" WHEN {place} THEN {text}")
                };
                let branches: String = texts.iter().enumerate().map(branch).collect();
                format!("CASE n % {}{branches} END", texts.len())
            }
            (Self::Nothing, _) => "NULL".to_owned(),
            (Self::EmptyJson, _) => "'{}'".to_owned(),
        }
    }
}

impl Portal {
    /// Copies the row of `table` whose `key` is `like`, `count` times, with these columns made anew.
    pub async fn crowd(&self, table: &str, (key, like): (&str, Uuid), count: u32, made: &[(&str, Made<'_>)]) {
        let outside = self.database.outside().await;
        let sqlite = outside.get_database_backend() == DbBackend::Sqlite;
        let columns = columns(&outside, table).await;
        let value = |column: &String| {
            let found = made.iter().find(|(name, _)| name == column);
            found.map_or_else(|| format!("pattern.\"{column}\""), |(_, made)| made.sql(sqlite))
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let (numbers, like) = if sqlite {
            let numbers = format!(
                "(WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < {count}) SELECT n FROM seq)"
            );
            (numbers, format!("x'{}'", like.simple()))
        } else {
            // The rows that a copy points to are there already: one look at the pattern's would be a million.
            outside.execute_unprepared("SET session_replication_role = replica").await.unwrap();
            (format!("generate_series(1, {count})"), format!("'{like}'"))
        };
        let insert = format!(
            "INSERT INTO {table} ({}) SELECT {} FROM {table} AS pattern, {numbers} AS numbers(n) WHERE pattern.{key} = {like}",
            columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", "),
            values.join(", "),
        );
        let insert = if sqlite { insert.replace("AS numbers(n)", "AS numbers") } else { insert };
        outside.execute_unprepared(&insert).await.unwrap();
        outside.close().await.unwrap();
    }

    /// The address of the portal's database.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }
}

async fn columns(outside: &DatabaseConnection, table: &str) -> Vec<String> {
    let backend = outside.get_database_backend();
    let ask = if backend == DbBackend::Sqlite {
        format!("SELECT name FROM pragma_table_info('{table}')")
    } else {
        format!(
            "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = '{table}'"
        )
    };
    let rows = outside.query_all_raw(Statement::from_string(backend, ask)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}
