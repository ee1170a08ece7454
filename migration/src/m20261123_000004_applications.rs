//! Applications and all that happens to them.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    boolean, date_null, integer, integer_null, json_binary, json_binary_null, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        application().create(manager).await?;
        event().create(manager).await?;
        message().create(manager).await?;
        application_document().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["application_document", "message", "event", "application"]).await
    }
}

fn application() -> Table {
    Table::named("application")
        .id()
        .column(text("kind"))
        .column(text_null("receipt"))
        .link("business_id", "business")
        .link("owner_id", "account")
        .link("organisation_id", "organisation")
        .column(uuid("subject_id"))
        .column(uuid("version_id"))
        .link_null("cohort_id", "cohort")
        .column(text("status"))
        .column(text_null("resume_status"))
        .column(integer("revision"))
        .amount_null("amount")
        .column(integer_null("tenor_months"))
        .column(text_null("purpose"))
        .column(json_binary("draft"))
        .column(json_binary_null("facts"))
        .column(json_binary_null("findings"))
        .column(json_binary_null("terms"))
        .column(json_binary_null("letter"))
        .column(date_null("letter_expires_on"))
        .link_null("assigned_to", "account")
        .link_null("reviewed_by", "account")
        .column(json_binary_null("decline"))
        .column(date_null("due_on"))
        .column(text_null("phone_last4"))
        .column(text_null("once_key"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone_null("submitted_at"))
        .column(timestamp_with_time_zone("status_at"))
        .column(timestamp_with_time_zone_null("closed_at"))
        .unique(&["receipt"])
        .unique(&["once_key"])
        .index(&["organisation_id", "status", "status_at", "id"])
        .index(&["organisation_id", "status_at", "id"])
        .index(&["owner_id", "created_at"])
        .index(&["status", "status_at", "id"])
        .index(&["status_at", "id"])
        .index_open(&["organisation_id", "status_at", "id"], &["closed_at"])
        .index_open(&["status_at", "id"], &["closed_at"])
        .index(&["assigned_to", "status"])
        .index(&["subject_id", "status"])
}

fn event() -> Table {
    Table::named("event")
        .id()
        .link("application_id", "application")
        .column(timestamp_with_time_zone("at"))
        .link_null("actor_id", "account")
        .column(text("actor_role"))
        .column(text("action"))
        .column(text_null("from_status"))
        .column(text("to_status"))
        .column(text_null("note"))
        .column(boolean("public"))
        .column(json_binary_null("data"))
        .index(&["application_id", "at", "id"])
        .index(&["at", "id"])
}

fn message() -> Table {
    Table::named("message")
        .id()
        .link("application_id", "application")
        .column(timestamp_with_time_zone("at"))
        .link("author_id", "account")
        .column(boolean("internal"))
        .column(text("body"))
        .index(&["application_id", "at", "id"])
}

fn application_document() -> Table {
    Table::named("application_document")
        .key_link("application_id", "application")
        .key_link("document_id", "document")
        .column(timestamp_with_time_zone("added_at"))
        .link("added_by", "account")
}
