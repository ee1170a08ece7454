//! Certificates that anybody can check, and what both sides say afterwards.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    date, integer, integer_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        certificate().create(manager).await?;
        rating().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["rating", "certificate"]).await
    }
}

/// `taken_id` is the participation it proves: an application for mentoring, or the registration of a training.
fn certificate() -> Table {
    Table::named("certificate")
        .id()
        .column(text("code"))
        .column(text("kind"))
        .column(uuid("taken_id"))
        .link_null("holder_id", "account")
        .column(text("holder"))
        .column(text("business"))
        .column(text("title_id"))
        .column(text("title_en"))
        .link_null("organisation_id", "organisation")
        .column(text("organisation"))
        .column(date("starts_on"))
        .column(date("ends_on"))
        .column(integer_null("sessions"))
        .column(integer_null("hours"))
        .column(timestamp_with_time_zone("issued_at"))
        .link_null("issued_by", "account")
        .column(timestamp_with_time_zone_null("revoked_at"))
        .link_null("revoked_by", "account")
        .column(text_null("revoked_reason"))
        .unique(&["code"])
        .unique(&["kind", "taken_id"])
}

fn rating() -> Table {
    Table::named("rating")
        .key_link("application_id", "application")
        .key("side", text("side"))
        .link("program_id", "program")
        .link("organisation_id", "organisation")
        .column(integer("score"))
        .column(text("words"))
        .link("author_id", "account")
        .column(timestamp_with_time_zone("at"))
}
