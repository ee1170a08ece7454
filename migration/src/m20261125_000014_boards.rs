//! Boards of cooperatives, what they record of annual meetings, and the reminders that went out.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    big_integer, integer, json_binary, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        seat().create(manager).await?;
        minutes().create(manager).await?;
        reminder().create(manager).await?;
        business().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["cooperative_business", "cooperative_reminder", "cooperative_minutes", "cooperative_seat"];
        crate::table::drop(manager, &tables).await
    }
}

fn seat() -> Table {
    Table::named("cooperative_seat")
        .id()
        .link("cooperative_id", "cooperative")
        .link("account_id", "account")
        .column(text("office"))
        .column(text("state"))
        .link_null("document_id", "document")
        .column(timestamp_with_time_zone("asked_at"))
        .column(timestamp_with_time_zone_null("decided_at"))
        .link_null("decided_by", "account")
        .column(text_null("reason"))
        .column(timestamp_with_time_zone_null("over_at"))
        .unique_open(&["cooperative_id", "account_id"], &["over_at"])
        .index(&["state", "asked_at", "id"])
}

fn minutes() -> Table {
    Table::named("cooperative_minutes")
        .key_link("meeting_id", "cooperative_meeting")
        .column(integer("entitled"))
        .column(integer("quorum"))
        .column(integer("present"))
        .column(big_integer("result"))
        .column(json_binary("split"))
        .link("document_id", "document")
}

fn business() -> Table {
    Table::named("cooperative_business")
        .key_link("cooperative_id", "cooperative")
        .link("business_id", "business")
        .column(timestamp_with_time_zone("linked_at"))
        .unique(&["business_id"])
}

fn reminder() -> Table {
    Table::named("cooperative_reminder")
        .key_link("cooperative_id", "cooperative")
        .key("year", integer("year"))
        .key("step", text("step"))
        .column(timestamp_with_time_zone("sent_at"))
}
