//! A batch may be taken back whole; its month is then free for another. And that the office was told of a late dispute.

use sea_orm_migration::prelude::{
    ColumnDef, ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table,
    async_trait,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [(&str, &str); 3] =
    [("ledger_batch", "undone_at"), ("ledger_batch", "undone_by"), ("member_dispute", "office_told_at")];

const UP: [&str; 3] = [
    "DROP INDEX ux_ledger_batch_cooperative_id_kind_period",
    "CREATE UNIQUE INDEX ux_ledger_batch_cooperative_id_kind_period
     ON ledger_batch (cooperative_id, kind, period) WHERE undone_at IS NULL",
    "CREATE INDEX ix_ledger_batch_cooperative_id_at_id ON ledger_batch (cooperative_id, at, id)",
];

/// What was undone steps aside, so that the months of the rest are unique again.
const DOWN: [&str; 4] = [
    "DROP INDEX ix_ledger_batch_cooperative_id_at_id",
    "DROP INDEX ux_ledger_batch_cooperative_id_kind_period",
    "UPDATE ledger_batch SET period = period || ' ' || undone_at WHERE undone_at IS NOT NULL",
    "CREATE UNIQUE INDEX ux_ledger_batch_cooperative_id_kind_period
     ON ledger_batch (cooperative_id, kind, period)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            let mut new = ColumnDef::new(column);
            if column == "undone_by" {
                new.uuid().null();
            } else {
                new.timestamp_with_time_zone().null();
            }
            let mut alter = Table::alter();
            alter.table(table).add_column(new);
            manager.alter_table(alter).await?;
        }
        for sql in UP {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in DOWN {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        for (table, column) in COLUMNS {
            let mut alter = Table::alter();
            alter.table(table).drop_column(column);
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
