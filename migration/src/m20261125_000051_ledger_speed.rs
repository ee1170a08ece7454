//! The books at a million entries: a member's moves are read from one index in their order, indexes hold only the rows that
//! anybody asks for by them, and on SQLite a line moves its balance by one statement where the account is there already.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: [&str; 13] = [
    "DROP INDEX ix_ledger_line_member_id_account_number",
    "CREATE INDEX ix_ledger_line_member_id_number
     ON ledger_line (member_id, number, entry_id, account, day, moves) WHERE member_id IS NOT NULL",
    "DROP INDEX ux_ledger_entry_cooperative_id_once_key",
    "CREATE UNIQUE INDEX ux_ledger_entry_cooperative_id_once_key ON ledger_entry (cooperative_id, once_key)
     WHERE once_key IS NOT NULL",
    "DROP INDEX ux_ledger_entry_reverses_id",
    "CREATE UNIQUE INDEX ux_ledger_entry_reverses_id ON ledger_entry (reverses_id) WHERE reverses_id IS NOT NULL",
    "DROP INDEX ix_ledger_entry_cooperative_id_year",
    "CREATE INDEX ix_ledger_entry_cooperative_id_year ON ledger_entry (cooperative_id, year) WHERE year IS NOT NULL",
    "DROP INDEX ix_ledger_entry_batch_id",
    "CREATE INDEX ix_ledger_entry_batch_id ON ledger_entry (batch_id) WHERE batch_id IS NOT NULL",
    "DROP INDEX ix_ledger_entry_loan_id",
    "CREATE INDEX ix_ledger_entry_loan_id ON ledger_entry (loan_id) WHERE loan_id IS NOT NULL",
    // Nobody asks for entries by who posted them, and accounts with entries stay.
    "DROP INDEX ix_ledger_entry_by",
];

const DOWN: [&str; 13] = [
    "DROP INDEX ix_ledger_line_member_id_number",
    "CREATE INDEX ix_ledger_line_member_id_account_number ON ledger_line (member_id, account, number)",
    "DROP INDEX ux_ledger_entry_cooperative_id_once_key",
    "CREATE UNIQUE INDEX ux_ledger_entry_cooperative_id_once_key ON ledger_entry (cooperative_id, once_key)",
    "DROP INDEX ux_ledger_entry_reverses_id",
    "CREATE UNIQUE INDEX ux_ledger_entry_reverses_id ON ledger_entry (reverses_id)",
    "DROP INDEX ix_ledger_entry_cooperative_id_year",
    "CREATE INDEX ix_ledger_entry_cooperative_id_year ON ledger_entry (cooperative_id, year)",
    "DROP INDEX ix_ledger_entry_batch_id",
    "CREATE INDEX ix_ledger_entry_batch_id ON ledger_entry (batch_id)",
    "DROP INDEX ix_ledger_entry_loan_id",
    "CREATE INDEX ix_ledger_entry_loan_id ON ledger_entry (loan_id)",
    "CREATE INDEX ix_ledger_entry_by ON ledger_entry (\"by\")",
];

/// `changes()` tells whether the statement before it found the account.
const COUNTS: &str = "CREATE TRIGGER ledger_line_counts AFTER INSERT ON ledger_line
     BEGIN
       UPDATE ledger_balance SET amount = amount + NEW.moves, last_day = max(last_day, NEW.day)
       WHERE holder_id = coalesce(NEW.member_id, NEW.cooperative_id) AND account = NEW.account;
       INSERT INTO ledger_balance (holder_id, account, cooperative_id, amount, last_day)
       SELECT coalesce(NEW.member_id, NEW.cooperative_id), NEW.account, NEW.cooperative_id, NEW.moves, NEW.day
       WHERE changes() = 0;
     END";

const COUNTED: &str = "CREATE TRIGGER ledger_line_counts AFTER INSERT ON ledger_line
     BEGIN
       INSERT OR IGNORE INTO ledger_balance (holder_id, account, cooperative_id, amount, last_day)
       VALUES (coalesce(NEW.member_id, NEW.cooperative_id), NEW.account, NEW.cooperative_id, 0, NEW.day);
       UPDATE ledger_balance SET amount = amount + NEW.moves, last_day = max(last_day, NEW.day)
       WHERE holder_id = coalesce(NEW.member_id, NEW.cooperative_id) AND account = NEW.account;
     END";

async fn run(manager: &SchemaManager<'_>, indexes: &[&str], counts: &str) -> Result<(), DbErr> {
    let database = manager.get_connection();
    for sql in indexes {
        database.execute_unprepared(sql).await?;
    }
    if manager.get_database_backend() == DbBackend::Sqlite {
        database.execute_unprepared("DROP TRIGGER ledger_line_counts").await?;
        database.execute_unprepared(counts).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &UP, COUNTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &DOWN, COUNTED).await
    }
}
