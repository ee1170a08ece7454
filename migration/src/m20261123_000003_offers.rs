//! Credit offers and mentoring programs, with their immutable versions.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, json_binary, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        offer().create(manager).await?;
        offer_version().create(manager).await?;
        program().create(manager).await?;
        program_version().create(manager).await?;
        cohort().create(manager).await?;
        match_result().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(
            manager,
            &["match_result", "cohort", "program_version", "program", "offer_version", "offer"],
        )
        .await
    }
}

fn offer() -> Table {
    Table::named("offer")
        .id()
        .link("organisation_id", "organisation")
        .column(text("publication"))
        .column(json_binary("draft"))
        .column(integer("draft_revision"))
        .column(uuid_null("current_version_id"))
        .column(uuid_null("scheduled_version_id"))
        .column(text("name_id"))
        .column(text("name_en"))
        .column(text("scheme"))
        .amount("floor")
        .amount("ceiling")
        .column(integer("rate_bp"))
        .column(integer("rate_exact"))
        .amount("fee_fixed")
        .column(integer("fee_exact"))
        .column(text("method"))
        .column(integer("min_tenor"))
        .column(integer("max_tenor"))
        .column(text("purposes"))
        .column(integer("decision_days"))
        .column(boolean("syariah"))
        .column(text("search"))
        .column(timestamp_with_time_zone_null("published_at"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("updated_at"))
        .index(&["organisation_id", "publication"])
        .index(&["publication", "name_id", "id"])
        .index(&["publication", "rate_bp", "id"])
        .index(&["publication", "ceiling", "id"])
        .index(&["publication", "decision_days", "id"])
        .index(&["publication", "published_at", "id"])
}

fn offer_version() -> Table {
    Table::named("offer_version")
        .id()
        .link("offer_id", "offer")
        .column(integer("number"))
        .column(json_binary("terms"))
        .column(json_binary("rule"))
        .column(date("valid_from"))
        .column(date_null("valid_to"))
        .column(timestamp_with_time_zone("published_at"))
        .link("published_by", "account")
        .unique(&["offer_id", "number"])
        .index(&["valid_from"])
}

fn program() -> Table {
    Table::named("program")
        .id()
        .link("organisation_id", "organisation")
        .column(text("publication"))
        .column(json_binary("draft"))
        .column(integer("draft_revision"))
        .column(uuid_null("current_version_id"))
        .column(uuid_null("scheduled_version_id"))
        .column(text("name_id"))
        .column(text("name_en"))
        .column(text("topics"))
        .column(text_null("district"))
        .column(text("improves"))
        .column(text("search"))
        .column(timestamp_with_time_zone_null("published_at"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("updated_at"))
        .index(&["organisation_id", "publication"])
        .index(&["publication", "name_id", "id"])
        .index(&["publication", "published_at", "id"])
}

fn program_version() -> Table {
    Table::named("program_version")
        .id()
        .link("program_id", "program")
        .column(integer("number"))
        .column(json_binary("terms"))
        .column(json_binary("rule"))
        .column(date("valid_from"))
        .column(date_null("valid_to"))
        .column(timestamp_with_time_zone("published_at"))
        .link("published_by", "account")
        .unique(&["program_id", "number"])
        .index(&["valid_from"])
}

fn cohort() -> Table {
    Table::named("cohort")
        .id()
        .link("program_id", "program")
        .column(text("name"))
        .column(date("starts_on"))
        .column(date("ends_on"))
        .column(date("apply_by"))
        .column(integer("seats"))
        .column(text("place"))
        .column(timestamp_with_time_zone("created_at"))
        .index(&["program_id", "starts_on"])
}

fn match_result() -> Table {
    Table::named("match_result")
        .id()
        .link("business_id", "business")
        .column(text("subject_kind"))
        .column(uuid("subject_id"))
        .column(uuid("version_id"))
        .column(text("verdict"))
        .column(json_binary("findings"))
        .amount_null("total_cost")
        .amount_null("first_instalment")
        .column(timestamp_with_time_zone("computed_at"))
        .column(timestamp_with_time_zone_null("eligible_since"))
        .column(timestamp_with_time_zone_null("told_at"))
        .unique(&["business_id", "subject_kind", "subject_id"])
        .index(&["subject_kind", "subject_id", "verdict"])
        .index(&["subject_kind", "verdict"])
}
