//! What is told to whom, and work that waits for its time.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    integer, json_binary, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        notice().create(manager).await?;
        outbox().create(manager).await?;
        outbox_attempt().create(manager).await?;
        task().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["task", "outbox_attempt", "outbox", "notice"]).await
    }
}

fn notice() -> Table {
    Table::named("notice")
        .id()
        .link("account_id", "account")
        .column(timestamp_with_time_zone("at"))
        .column(text("kind"))
        .column(json_binary("params"))
        .column(text("link"))
        .column(timestamp_with_time_zone_null("read_at"))
        .index(&["account_id", "at", "id"])
}

fn outbox() -> Table {
    Table::named("outbox")
        .id()
        .link_null("account_id", "account")
        .column(text("address"))
        .column(text("language"))
        .column(text("kind"))
        .column(json_binary("params"))
        .column(text("message_id"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("due_at"))
        .column(integer("attempts"))
        .column(text_null("claimed_by"))
        .column(timestamp_with_time_zone_null("claimed_until"))
        .column(timestamp_with_time_zone_null("sent_at"))
        .column(timestamp_with_time_zone_null("dead_at"))
        .unique(&["message_id"])
        .index(&["created_at", "id"])
        .index_open(&["due_at"], &["sent_at", "dead_at"])
}

fn outbox_attempt() -> Table {
    Table::named("outbox_attempt")
        .id()
        .link("outbox_id", "outbox")
        .column(timestamp_with_time_zone("at"))
        .column(text("outcome"))
        .column(text("detail"))
}

fn task() -> Table {
    Table::named("task")
        .id()
        .column(text("kind"))
        .column(text("subject"))
        .column(timestamp_with_time_zone("due_at"))
        .column(text_null("claimed_by"))
        .column(timestamp_with_time_zone_null("claimed_until"))
        .column(integer("attempts"))
        .column(timestamp_with_time_zone_null("done_at"))
        .unique_open(&["kind", "subject"], &["done_at"])
        .index_open(&["due_at"], &["done_at"])
}
