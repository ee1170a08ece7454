//! Members sign in: an account may go without an e-mail address if it has a telephone number to sign in with; codes on paper
//! open accounts to members; two of the board start the recovery of one.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, Index, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{binary, text, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// SQLite cannot take NOT NULL off a column: another takes its place.
const UP_SQLITE: &str = "
DROP INDEX ux_account_email;
ALTER TABLE account ADD COLUMN address text;
UPDATE account SET address = email;
ALTER TABLE account DROP COLUMN email;
ALTER TABLE account RENAME COLUMN address TO email;
ALTER TABLE account ADD COLUMN sign_in_phone text CHECK (email IS NOT NULL OR sign_in_phone IS NOT NULL);
CREATE UNIQUE INDEX ux_account_email ON account (email);
CREATE UNIQUE INDEX ux_account_sign_in_phone ON account (sign_in_phone);";

const UP_POSTGRES: &str = "
ALTER TABLE account ALTER COLUMN email DROP NOT NULL;
ALTER TABLE account ADD COLUMN sign_in_phone text;
ALTER TABLE account ADD CONSTRAINT ck_account_sign_in CHECK (email IS NOT NULL OR sign_in_phone IS NOT NULL);
CREATE UNIQUE INDEX ux_account_sign_in_phone ON account (sign_in_phone);";

const DOWN_SQLITE: &str = "
DROP INDEX ux_account_sign_in_phone;
DROP INDEX ux_account_email;
UPDATE account SET email = 'none-' || lower(hex(id)) WHERE email IS NULL;
ALTER TABLE account DROP COLUMN sign_in_phone;
ALTER TABLE account ADD COLUMN address text NOT NULL DEFAULT '';
UPDATE account SET address = email;
ALTER TABLE account DROP COLUMN email;
ALTER TABLE account RENAME COLUMN address TO email;
CREATE UNIQUE INDEX ux_account_email ON account (email);";

const DOWN_POSTGRES: &str = "
UPDATE account SET email = 'none-' || id::text WHERE email IS NULL;
ALTER TABLE account DROP COLUMN sign_in_phone;
ALTER TABLE account ALTER COLUMN email SET NOT NULL;";

const ONE_EACH: &str = "ux_member_cooperative_id_account_id";

async fn run(manager: &SchemaManager<'_>, sqlite: &str, postgres: &str) -> Result<(), DbErr> {
    let all = if manager.get_database_backend() == sea_orm_migration::sea_orm::DbBackend::Postgres {
        postgres
    } else {
        sqlite
    };
    for statement in all.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP_SQLITE, UP_POSTGRES).await?;
        let mut one = Index::create();
        one.name(ONE_EACH).table("member").col("cooperative_id").col("account_id").unique();
        manager.create_index(one).await?;
        Table::named("member_code")
            .id()
            .link("member_id", "member")
            .column(text("purpose"))
            .column(binary("digest"))
            .link("issued_by", "account")
            .column(timestamp_with_time_zone("issued_at"))
            .column(timestamp_with_time_zone("expires_at"))
            .column(timestamp_with_time_zone_null("used_at"))
            .column(timestamp_with_time_zone_null("revoked_at"))
            .unique(&["digest"])
            .unique_open(&["member_id"], &["used_at", "revoked_at"])
            .create(manager)
            .await?;
        Table::named("member_recovery")
            .id()
            .link("member_id", "member")
            .link("started_by", "account")
            .column(timestamp_with_time_zone("started_at"))
            .link_null("consented_by", "account")
            .column(timestamp_with_time_zone_null("ended_at"))
            .unique_open(&["member_id"], &["ended_at"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["member_recovery", "member_code"]).await?;
        manager.drop_index(Index::drop().name(ONE_EACH).table("member").to_owned()).await?;
        run(manager, DOWN_SQLITE, DOWN_POSTGRES).await
    }
}
