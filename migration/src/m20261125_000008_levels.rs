//! Assessments with their history, and the fact of the people level.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{integer, json_binary, text, timestamp_with_time_zone};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The columns that a fact has in the sheet. They stand last: a table cannot be opened in its middle.
const COLUMNS: [(&str, &str); 4] = [
    ("people_level", "bigint"),
    ("people_level_until", "date"),
    ("people_level_ev", "smallint NOT NULL DEFAULT 0"),
    ("people_level_on", "date"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, kind) in COLUMNS {
            let sql = format!("ALTER TABLE fact_sheet ADD COLUMN {name} {kind}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        assessment().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["assessment"]).await?;
        for (name, _) in COLUMNS {
            let sql = format!("ALTER TABLE fact_sheet DROP COLUMN {name}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

fn assessment() -> Table {
    Table::named("assessment")
        .id()
        .link("business_id", "business")
        .column(text("area"))
        .column(json_binary("answers"))
        .column(integer("level"))
        .column(text("assessor"))
        .link("by_id", "account")
        .link_null("application_id", "application")
        .column(text("once_key"))
        .column(timestamp_with_time_zone("at"))
        .unique(&["once_key"])
        .index(&["business_id", "at", "id"])
}
