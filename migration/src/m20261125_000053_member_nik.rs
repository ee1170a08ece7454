//! The NIK of a member, where the cooperative keeps it: sealed, found again by a keyed digest, shown by its last digits.

use sea_orm_migration::prelude::{
    ColumnDef, ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table,
    async_trait,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 3] = ["nik_sealed", "nik_index", "nik_last4"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let mut new = ColumnDef::new(column);
            if column == "nik_last4" {
                new.text().null()
            } else {
                new.binary().null()
            };
            let mut alter = Table::alter();
            alter.table("member").add_column(new);
            manager.alter_table(alter).await?;
        }
        let one =
            "CREATE UNIQUE INDEX ux_member_cooperative_id_nik_index ON member (cooperative_id, nik_index)
                   WHERE nik_index IS NOT NULL";
        manager.get_connection().execute_unprepared(one).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP INDEX ux_member_cooperative_id_nik_index").await?;
        for column in COLUMNS {
            let mut alter = Table::alter();
            alter.table("member").drop_column(column);
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
