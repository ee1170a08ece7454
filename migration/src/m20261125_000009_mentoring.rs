//! Mentoring as it is run: sessions with their events and codes, facts before and after, mentors who fell silent.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    binary, boolean, date, date_null, integer, json_binary_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let assigned: ColumnDef = timestamp_with_time_zone_null("assigned_at");
        alter(manager, |table| table.add_column(assigned)).await?;
        session().create(manager).await?;
        event().create(manager).await?;
        code().create(manager).await?;
        progress().create(manager).await?;
        silence().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "mentor_silence",
            "mentoring_progress",
            "mentoring_code",
            "mentoring_event",
            "mentoring_session",
        ];
        crate::table::drop(manager, &tables).await?;
        alter(manager, |table| table.drop_column("assigned_at")).await
    }
}

async fn alter(
    manager: &SchemaManager<'_>,
    change: impl FnOnce(
        &mut sea_orm_migration::prelude::TableAlterStatement,
    ) -> &mut sea_orm_migration::prelude::TableAlterStatement,
) -> Result<(), DbErr> {
    let mut table = sea_orm_migration::prelude::Table::alter();
    table.table("application");
    change(&mut table);
    manager.alter_table(table).await
}

fn session() -> Table {
    Table::named("mentoring_session")
        .id()
        .link("application_id", "application")
        .link("mentor_id", "account")
        .column(text("status"))
        .column(integer("revision"))
        .column(timestamp_with_time_zone("starts_at"))
        .column(integer("minutes"))
        .column(text("place"))
        .column(text("topic"))
        .column(text_null("fact"))
        .column(text("note"))
        .link_null("photo_id", "document")
        .column(text_null("confirmed_by"))
        .column(timestamp_with_time_zone_null("confirmed_at"))
        .column(text_null("reason"))
        .link("created_by", "account")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("status_at"))
        .index(&["application_id", "starts_at", "id"])
        .index(&["mentor_id", "starts_at", "id"])
}

fn event() -> Table {
    Table::named("mentoring_event")
        .id()
        .link("session_id", "mentoring_session")
        .column(timestamp_with_time_zone("at"))
        .link("actor_id", "account")
        .column(text("actor_role"))
        .column(text_null("action"))
        .column(text_null("from_status"))
        .column(text("to_status"))
        .column(text_null("note"))
        .column(json_binary_null("data"))
        .index(&["session_id", "at", "id"])
}

fn code() -> Table {
    Table::named("mentoring_code")
        .key_link("session_id", "mentoring_session")
        .column(binary("digest"))
        .column(timestamp_with_time_zone("expires_at"))
        .column(integer("tries"))
        .column(timestamp_with_time_zone_null("used_at"))
}

fn progress() -> Table {
    Table::named("mentoring_progress")
        .key_link("application_id", "application")
        .key("fact", text("fact"))
        .key("moment", text("moment"))
        .column(text_null("value"))
        .column(text_null("evidence"))
        .column(text("target"))
        .column(boolean("reached"))
        .column(timestamp_with_time_zone("at"))
        .link_null("by_id", "account")
        .column(json_binary_null("found"))
}

fn silence() -> Table {
    Table::named("mentor_silence")
        .id()
        .link("application_id", "application")
        .link("mentor_id", "account")
        .column(text("stage"))
        .column(date("since"))
        .column(timestamp_with_time_zone("stage_at"))
        .column(date_null("paused_on"))
        .column(date_null("removed_on"))
        .column(timestamp_with_time_zone_null("ended_at"))
        .link_null("ended_by", "account")
        .column(text_null("reason"))
        .unique_open(&["application_id", "mentor_id"], &["ended_at"])
        .index_open(&["mentor_id", "stage"], &["ended_at"])
        .index(&["stage_at", "id"])
}
