//! What the register says a cooperative sells in a year: its size class follows from it.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table, TableAlterStatement,
    async_trait,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn register() -> TableAlterStatement {
    Table::alter().table("cooperative").to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new("annual_sales").big_integer().null().to_owned();
        manager.alter_table(register().add_column(column).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(register().drop_column("annual_sales").to_owned()).await
    }
}
