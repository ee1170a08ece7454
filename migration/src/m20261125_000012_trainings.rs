//! The office's trainings: who takes part, on which days, with which test results, and the papers handed out.

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    binary_null, boolean, date, integer, integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        training().create(manager).await?;
        training_participant().create(manager).await?;
        training_attendance().create(manager).await?;
        training_material().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(
            manager,
            &["training_material", "training_attendance", "training_participant", "training"],
        )
        .await
    }
}

fn training() -> Table {
    let seated = Expr::col("taken").gte(0).and(Expr::col("taken").lte(Expr::col("seats")));
    Table::named("training")
        .id()
        .link("fund_id", "fund")
        .link("line_id", "budget_line")
        .column(text("name"))
        .column(text("about"))
        .column(text("place"))
        .column(text_null("district"))
        .column(date("starts_on"))
        .column(date("ends_on"))
        .column(date("register_by"))
        .column(integer("hours"))
        .column(integer("seats"))
        .column(integer("taken").check(seated).take())
        .column(text_null("gap"))
        .column(text_null("improves"))
        .column(text_null("improves_to"))
        .column(text("status"))
        .column(timestamp_with_time_zone("created_at"))
        .link("created_by", "account")
        .column(timestamp_with_time_zone_null("opened_at"))
        .column(timestamp_with_time_zone_null("held_at"))
        .column(text("once_key"))
        .unique(&["once_key"])
        .index(&["fund_id", "starts_on"])
        .index(&["status", "starts_on", "id"])
        .index(&["starts_on", "id"])
}

fn training_participant() -> Table {
    let score = |name: &'static str| {
        integer_null(name).check(Expr::col(name).gte(0).and(Expr::col(name).lte(100))).take()
    };
    Table::named("training_participant")
        .id()
        .link("training_id", "training")
        .column(text("who"))
        .column(text("kind"))
        .link_null("account_id", "account")
        .link_null("business_id", "business")
        .column(text("name"))
        .column(text_null("sex"))
        .column(text_null("district"))
        .column(text_null("cooperative"))
        .column(boolean("covered"))
        .column(binary_null("nib_sealed"))
        .column(text_null("nib_last4"))
        .column(binary_null("nib_index"))
        .column(score("before_score"))
        .column(score("after_score"))
        .column(timestamp_with_time_zone("registered_at"))
        .column(uuid_null("registered_by"))
        .column(timestamp_with_time_zone_null("withdrawn_at"))
        .column(timestamp_with_time_zone_null("raised_at"))
        .unique(&["training_id", "who"])
}

fn training_attendance() -> Table {
    Table::named("training_attendance")
        .key_link("participant_id", "training_participant")
        .key("day", date("day"))
        .column(text("how"))
        .column(timestamp_with_time_zone("at"))
        .column(uuid_null("by"))
}

fn training_material() -> Table {
    Table::named("training_material").key_link("training_id", "training").key_link("document_id", "document")
}
