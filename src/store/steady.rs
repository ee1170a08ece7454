//! A connection on which statements stay prepared.
//!
//! SQLite looks at a bound `LIMIT` when it plans, and plans anew whenever that is bound again, though it is the same number
//! every time: parsing and planning then cost more than the reading. So a limit is written into the statement. On
//! PostgreSQL nothing changes.

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement, Value, Values};

/// A connection or a transaction, with limits written instead of bound.
#[derive(Debug, Clone)]
pub struct Steady<C>(pub(super) C);

#[async_trait]
impl<C: ConnectionTrait + Send> ConnectionTrait for Steady<C> {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(written(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(written(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(written(statement)).await
    }
}

const BOUND: &str = "LIMIT ?";

/// The statement with every bound limit written out. What stands in quotes is no placeholder.
fn written(statement: Statement) -> Statement {
    if statement.db_backend != DbBackend::Sqlite || !statement.sql.contains(BOUND) {
        return statement;
    }
    let Some(Values(bound)) = &statement.values else {
        return statement;
    };
    let mut values = bound.iter();
    let (mut sql, mut kept) = (String::with_capacity(statement.sql.len()), Vec::with_capacity(bound.len()));
    let mut quote = None;
    for sign in statement.sql.chars() {
        if quote.is_some() {
            if quote == Some(sign) {
                quote = None;
            }
        } else if matches!(sign, '\'' | '"' | '`') {
            quote = Some(sign);
        } else if sign == '?' {
            let Some(value) = values.next() else {
                return statement;
            };
            if let Some(limit) = number(value).filter(|_| sql.ends_with("LIMIT ")) {
                sql.push_str(&limit.to_string());
                continue;
            }
            kept.push(value.clone());
        }
        sql.push(sign);
    }
    Statement { sql, values: Some(Values(kept)), db_backend: statement.db_backend }
}

fn number(value: &Value) -> Option<u64> {
    match value {
        Value::BigUnsigned(Some(number)) => Some(*number),
        Value::BigInt(Some(number)) => u64::try_from(*number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(backend: DbBackend, sql: &str, values: &[Value]) -> (String, Vec<Value>) {
        let statement = written(Statement::from_sql_and_values(backend, sql, values.to_vec()));
        (statement.sql, statement.values.map(|values| values.0).unwrap_or_default())
    }

    #[test]
    fn a_limit_is_written_and_every_other_value_stays_bound_in_its_place() {
        let (text, name) = (Value::from("a"), Value::from("b"));
        let limit = |most: u64| Value::from(most);
        let sql = "SELECT 'LIMIT ?' FROM (SELECT 1 FROM \"t?\" WHERE x = ? LIMIT ?) WHERE y = ? LIMIT ?";
        let bound = [text.clone(), limit(7), name.clone(), limit(21)];
        let (said, kept) = said(DbBackend::Sqlite, sql, &bound);
        assert_eq!(
            said,
            "SELECT 'LIMIT ?' FROM (SELECT 1 FROM \"t?\" WHERE x = ? LIMIT 7) WHERE y = ? LIMIT 21"
        );
        assert_eq!(kept, [text, name]);
    }

    #[test]
    fn what_has_no_bound_limit_and_what_goes_to_postgresql_stays_as_it_is() {
        let one = [Value::from(1_u64)];
        for (backend, sql) in [
            (DbBackend::Postgres, "SELECT 1 LIMIT $1"),
            (DbBackend::Sqlite, "SELECT 1 WHERE x = ?"),
            (DbBackend::Sqlite, "SELECT 'LIMIT ?' WHERE x = ?"),
        ] {
            assert_eq!(said(backend, sql, &one), (sql.to_owned(), one.to_vec()));
        }
    }
}
