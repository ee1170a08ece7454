//! The office's register of cooperatives, what is recorded of each, and the rule by which they are judged.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    date, date_null, integer, integer_null, text, text_null, timestamp_with_time_zone,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        cooperative().create(manager).await?;
        meeting().create(manager).await?;
        activity().create(manager).await?;
        rule().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["cooperative_rule", "cooperative_activity", "cooperative_meeting", "cooperative"];
        crate::table::drop(manager, &tables).await
    }
}

fn cooperative() -> Table {
    Table::named("cooperative")
        .id()
        .column(text("register_key"))
        .column(text("name"))
        .column(text("kind"))
        .column(text_null("district"))
        .column(text_null("village"))
        .column(text_null("address"))
        .column(date_null("founded_on"))
        .column(text_null("book_year_end"))
        .column(text_null("legal_number"))
        .column(text_null("certificate_number"))
        .column(date_null("certificate_until"))
        .column(date_null("board_until"))
        .column(integer_null("members"))
        .amount_null("assets")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("updated_at"))
        .unique(&["register_key"])
        .index(&["name", "id"])
        .index(&["district", "kind"])
}

fn meeting() -> Table {
    Table::named("cooperative_meeting")
        .id()
        .link("cooperative_id", "cooperative")
        .column(integer("year"))
        .column(date_null("held_on"))
        .column(text("source"))
        .column(timestamp_with_time_zone("recorded_at"))
        .link_null("recorded_by", "account")
        .unique(&["cooperative_id", "year"])
}

fn activity() -> Table {
    Table::named("cooperative_activity")
        .id()
        .link("cooperative_id", "cooperative")
        .column(date("day"))
        .column(text("source"))
        .column(timestamp_with_time_zone("recorded_at"))
        .unique(&["cooperative_id", "day"])
}

fn rule() -> Table {
    Table::named("cooperative_rule")
        .id()
        .column(date("from_day"))
        .column(text("rule"))
        .column(text("line"))
        .column(timestamp_with_time_zone("chosen_at"))
        .link("chosen_by", "account")
        .index(&["from_day", "chosen_at"])
}
