//! What PostgreSQL holds of the books, by keys alone. A plan of a function is kept for as long as its connection: planned
//! while the books were small, or before their first statistics, the joins of the first guards read every line there is,
//! once for each few hundred new ones. These ask row by row by the primary key, which no plan turns into anything else.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

use super::m20261125_000017_ledger::{POSTGRES_ENTRY_BALANCES, POSTGRES_LINE_COUNTS};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// A scalar query in brackets stays a look-up for each row; as a join it could become a scan.
const LINE_COUNTS: &str = "CREATE OR REPLACE FUNCTION ledger_line_counts() RETURNS trigger LANGUAGE plpgsql
     SET enable_seqscan = off AS $$
     DECLARE f record;
     BEGIN
       IF EXISTS (SELECT 1 FROM fresh WHERE (SELECT true FROM ledger_entry e WHERE e.id = fresh.entry_id)) THEN
         RAISE EXCEPTION 'ledger: the entry is sealed';
       END IF;
       FOR f IN
         SELECT coalesce(member_id, cooperative_id) AS holder, account, cooperative_id, sum(moves)::bigint AS moves,
                max(day) AS day
         FROM fresh GROUP BY holder, account, cooperative_id ORDER BY holder, account
       LOOP
         UPDATE ledger_balance b SET amount = b.amount + f.moves, last_day = greatest(b.last_day, f.day)
         WHERE b.holder_id = f.holder AND b.account = f.account;
         IF NOT FOUND THEN
           INSERT INTO ledger_balance (holder_id, account, cooperative_id, amount, last_day)
           VALUES (f.holder, f.account, f.cooperative_id, f.moves, f.day);
         END IF;
       END LOOP;
       RETURN NULL;
     END $$";

const ENTRY_BALANCES: &str =
    "CREATE OR REPLACE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql
     SET enable_seqscan = off AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM fresh
         WHERE (SELECT count(*) < 2 OR sum(l.debit) <> sum(l.credit)
                    OR NOT bool_and(l.cooperative_id = fresh.cooperative_id AND l.number = fresh.number
                                    AND l.day = fresh.day)
                FROM ledger_line l WHERE l.entry_id = fresh.id)
       ) THEN
         RAISE EXCEPTION 'ledger: the lines do not balance';
       END IF;
       IF EXISTS (SELECT 1 FROM fresh
                  WHERE (SELECT b.closed_until >= fresh.day FROM ledger_book b
                         WHERE b.cooperative_id = fresh.cooperative_id)) THEN
         RAISE EXCEPTION 'ledger: the period is closed';
       END IF;
       RETURN NULL;
     END $$";

async fn replace(manager: &SchemaManager<'_>, functions: [&str; 2]) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        for function in functions {
            let sql = function.replacen("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1);
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, [LINE_COUNTS, ENTRY_BALANCES]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, [POSTGRES_LINE_COUNTS, POSTGRES_ENTRY_BALANCES]).await
    }
}
