//! Disputes of single lines by members, and who looked at a single member's account.
use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Table::named("member_look")
            .id()
            .link("member_id", "member")
            .column(timestamp_with_time_zone("at"))
            .link("by", "account")
            .column(text("seat"))
            .column(text("what"))
            .index(&["member_id", "at", "id"])
            .create(manager)
            .await?;
        Table::named("member_dispute")
            .id()
            .link("cooperative_id", "cooperative")
            .link("member_id", "member")
            .link("entry_id", "ledger_entry")
            .column(text("account"))
            .column(text("words"))
            .column(timestamp_with_time_zone("opened_at"))
            .column(text_null("answer"))
            .column(text_null("answer_words"))
            .column(timestamp_with_time_zone_null("answered_at"))
            .link_null("answered_by", "account")
            .column(timestamp_with_time_zone_null("sent_at"))
            .column(timestamp_with_time_zone_null("closed_at"))
            .unique_open(&["member_id", "entry_id", "account"], &["closed_at"])
            .index(&["member_id", "opened_at", "id"])
            .index(&["cooperative_id", "opened_at", "id"])
            .index_open(&["opened_at", "id"], &["closed_at"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["member_dispute", "member_look"]).await
    }
}
