//! What the databases themselves hold of the books, whatever writes to them. Both say the same in their own words: SQLite
//! row by row, PostgreSQL once a statement over the rows that are new.

use sea_orm_migration::prelude::{ConnectionTrait as _, DbErr, SchemaManager};
use sea_orm_migration::sea_orm::DbBackend;

const FIXED: [&str; 2] = ["ledger_entry", "ledger_line"];

const SQLITE: [&str; 4] = [
    "CREATE TRIGGER ledger_line_sealed BEFORE INSERT ON ledger_line
     WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
     BEGIN SELECT RAISE(ABORT, 'ledger: the entry is sealed'); END",
    "CREATE TRIGGER ledger_line_counts AFTER INSERT ON ledger_line
     BEGIN
       INSERT OR IGNORE INTO ledger_balance (holder_id, account, cooperative_id, amount, last_day)
       VALUES (coalesce(NEW.member_id, NEW.cooperative_id), NEW.account, NEW.cooperative_id, 0, NEW.day);
       UPDATE ledger_balance SET amount = amount + NEW.moves, last_day = max(last_day, NEW.day)
       WHERE holder_id = coalesce(NEW.member_id, NEW.cooperative_id) AND account = NEW.account;
     END",
    "CREATE TRIGGER ledger_entry_balances BEFORE INSERT ON ledger_entry
     WHEN (SELECT count(*) < 2 OR sum(debit) <> sum(credit)
             OR sum(cooperative_id = NEW.cooperative_id AND number = NEW.number AND day = NEW.day) <> count(*)
           FROM ledger_line WHERE entry_id = NEW.id)
     BEGIN SELECT RAISE(ABORT, 'ledger: the lines do not balance'); END",
    "CREATE TRIGGER ledger_entry_open BEFORE INSERT ON ledger_entry
     WHEN EXISTS (SELECT 1 FROM ledger_book
                  WHERE cooperative_id = NEW.cooperative_id AND closed_until >= NEW.day)
     BEGIN SELECT RAISE(ABORT, 'ledger: the period is closed'); END",
];

pub(crate) const POSTGRES_LINE_COUNTS: &str =
    "CREATE FUNCTION ledger_line_counts() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (SELECT 1 FROM fresh JOIN ledger_entry e ON e.id = fresh.entry_id) THEN
         RAISE EXCEPTION 'ledger: the entry is sealed';
       END IF;
       INSERT INTO ledger_balance (holder_id, account, cooperative_id, amount, last_day)
       SELECT coalesce(member_id, cooperative_id), account, cooperative_id, 0, min(day)
       FROM fresh GROUP BY coalesce(member_id, cooperative_id), account, cooperative_id
       ON CONFLICT DO NOTHING;
       UPDATE ledger_balance b
       SET amount = b.amount + f.moves, last_day = greatest(b.last_day, f.day)
       FROM (SELECT coalesce(member_id, cooperative_id) AS holder, account, sum(moves)::bigint AS moves,
                    max(day) AS day
             FROM fresh GROUP BY coalesce(member_id, cooperative_id), account) f
       WHERE b.holder_id = f.holder AND b.account = f.account;
       RETURN NULL;
     END $$";

pub(crate) const POSTGRES_ENTRY_BALANCES: &str =
    "CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (
         SELECT 1 FROM fresh LEFT JOIN ledger_line l ON l.entry_id = fresh.id
         GROUP BY fresh.id
         HAVING count(l.entry_id) < 2 OR sum(l.debit) <> sum(l.credit)
             OR NOT bool_and(l.cooperative_id = fresh.cooperative_id AND l.number = fresh.number
                             AND l.day = fresh.day)
       ) THEN
         RAISE EXCEPTION 'ledger: the lines do not balance';
       END IF;
       IF EXISTS (SELECT 1 FROM fresh JOIN ledger_book b ON b.cooperative_id = fresh.cooperative_id
                  WHERE b.closed_until >= fresh.day) THEN
         RAISE EXCEPTION 'ledger: the period is closed';
       END IF;
       RETURN NULL;
     END $$";

const POSTGRES: [&str; 7] = [
    POSTGRES_LINE_COUNTS,
    "CREATE TRIGGER ledger_line_counts AFTER INSERT ON ledger_line
     REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_line_counts()",
    POSTGRES_ENTRY_BALANCES,
    "CREATE TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
     REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_balances()",
    "CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'ledger: what is posted stays'; END $$",
    // Lines go in before the entry that seals them; at the commit it must be there.
    "ALTER TABLE ledger_line ALTER CONSTRAINT fk_ledger_line_entry_id DEFERRABLE INITIALLY DEFERRED",
    "ALTER TABLE ledger_entry ALTER CONSTRAINT fk_ledger_entry_reverses_id DEFERRABLE INITIALLY DEFERRED",
];

/// Puts the guards up.
pub(super) async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    let all: &[&str] = if postgres { &POSTGRES } else { &SQLITE };
    for sql in all {
        database.execute_unprepared(sql).await?;
    }
    for table in FIXED {
        for what in ["UPDATE", "DELETE"] {
            let does = if postgres {
                "FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays()"
            } else {
                "BEGIN SELECT RAISE(ABORT, 'ledger: what is posted stays'); END"
            };
            let name = format!("{table}_stays_{}", what.to_lowercase());
            let sql = format!("CREATE TRIGGER {name} BEFORE {what} ON {table} {does}");
            database.execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

/// Takes away what outlives the tables.
pub(super) async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        for name in ["ledger_line_counts", "ledger_entry_balances", "ledger_stays"] {
            let sql = format!("DROP FUNCTION IF EXISTS {name}()");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}
