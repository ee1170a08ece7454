//! What office and boards say of a cooperative beside the register: practices that make it modern, and its own capital.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{boolean, date, text, text_null, timestamp_with_time_zone};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn register() -> sea_orm_migration::prelude::TableAlterStatement {
    let mut alter = sea_orm_migration::prelude::Table::alter();
    alter.table("cooperative");
    alter
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut alter = register();
        alter.add_column(ColumnDef::new("own_capital").big_integer().null());
        manager.alter_table(alter).await?;
        Table::named("cooperative_practice")
            .id()
            .link("cooperative_id", "cooperative")
            .column(text("practice"))
            .column(boolean("holds"))
            .column(date("on_day"))
            .column(text("source"))
            .column(text_null("note"))
            .column(timestamp_with_time_zone("recorded_at"))
            .link("recorded_by", "account")
            .index(&["cooperative_id", "recorded_at", "id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["cooperative_practice"]).await?;
        let mut alter = register();
        alter.drop_column("own_capital");
        manager.alter_table(alter).await
    }
}
