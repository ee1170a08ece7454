//! Who signs in, how, and what limits it.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{
    big_integer_null, binary, binary_null, boolean, json_binary, json_binary_null, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organisation().create(manager).await?;
        account().create(manager).await?;
        session().create(manager).await?;
        token().create(manager).await?;
        attempt().create(manager).await?;
        server_key().create(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["server_key", "attempt", "token", "session", "account", "organisation"])
            .await
    }
}

fn organisation() -> Table {
    Table::named("organisation")
        .id()
        .column(text("kind"))
        .column(text("name"))
        .column(text("short_name"))
        .column(text("email"))
        .column(text("phone"))
        .column(text("address"))
        .column(text_null("district"))
        .column(boolean("four_eyes"))
        .column(text("status"))
        .column(text_null("reason"))
        .column(timestamp_with_time_zone("registered_at"))
        .column(timestamp_with_time_zone_null("decided_at"))
        .column(uuid_null("decided_by"))
        .index(&["status", "name"])
}

fn account() -> Table {
    Table::named("account")
        .id()
        .column(text("email"))
        .column(timestamp_with_time_zone_null("email_proved_at"))
        .column(text_null("password_hash"))
        .column(text("role"))
        .link_null("organisation_id", "organisation")
        .column(text("name"))
        .column(text_null("phone"))
        .column(text("language"))
        .column(binary_null("totp_secret"))
        .column(boolean("totp_on"))
        .column(big_integer_null("totp_last_step"))
        .column(json_binary_null("recovery_codes"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone_null("disabled_at"))
        .unique(&["email"])
        .index(&["role", "name"])
}

fn session() -> Table {
    Table::named("session")
        .key("id_hash", binary("id_hash"))
        .link_null("account_id", "account")
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("seen_at"))
        .column(timestamp_with_time_zone("expires_at"))
        .column(text("agent"))
        .column(boolean("second_factor"))
        .column(json_binary_null("flash"))
        .column(json_binary_null("answers"))
        .index(&["expires_at"])
}

fn token() -> Table {
    Table::named("token")
        .key("hash", binary("hash"))
        .link_null("account_id", "account")
        .column(text("purpose"))
        .column(json_binary("payload"))
        .column(timestamp_with_time_zone("created_at"))
        .column(timestamp_with_time_zone("expires_at"))
        .column(timestamp_with_time_zone_null("used_at"))
        .index(&["expires_at"])
}

fn attempt() -> Table {
    Table::named("attempt")
        .id()
        .column(text("kind"))
        .column(binary("key"))
        .column(timestamp_with_time_zone("at"))
        .index(&["kind", "key", "at"])
        .index(&["at"])
}

fn server_key() -> Table {
    Table::named("server_key").key("name", text("name")).column(binary("value"))
}
