//! Businesses handed over to their owners, and what an owner was told of: once, whatever becomes of the offer meanwhile.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, Table as Altered,
    async_trait,
};
use sea_orm_migration::schema::{text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        handover().create(manager).await?;
        match_told().create(manager).await?;
        let mut matched = timestamp_with_time_zone_null("matched_at");
        manager.alter_table(Altered::alter().table("business").add_column(&mut matched).take()).await?;
        // What was told before this step stays told.
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "INSERT INTO match_told (business_id, subject_id, told_at) \
                 SELECT business_id, subject_id, told_at FROM match_result WHERE told_at IS NOT NULL",
            )
            .await?;
        connection
            .execute_unprepared(
                "UPDATE business SET matched_at = created_at \
                 WHERE id IN (SELECT business_id FROM match_result)",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Altered::alter().table("business").drop_column("matched_at").take()).await?;
        crate::table::drop(manager, &["match_told", "handover"]).await
    }
}

fn handover() -> Table {
    Table::named("handover")
        .id()
        .link("business_id", "business")
        .link("from_id", "account")
        .link("to_id", "account")
        .link("by_id", "account")
        .column(text("proof"))
        .column(text("note"))
        .column(timestamp_with_time_zone("at"))
        .index(&["business_id", "at"])
}

fn match_told() -> Table {
    Table::named("match_told")
        .key_link("business_id", "business")
        .key("subject_id", uuid("subject_id"))
        .column(timestamp_with_time_zone("told_at"))
}
