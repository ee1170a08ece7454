//! Members of cooperatives: who holds what in the books. The register itself, its import and sign-in build on it.
use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};
use sea_orm_migration::schema::{date, date_null, text, text_null};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Table::named("member")
            .id()
            .link("cooperative_id", "cooperative")
            .column(text("number"))
            .column(text("name"))
            .column(text_null("phone"))
            .column(date("joined_on"))
            .column(date_null("left_on"))
            .link_null("account_id", "account")
            .unique(&["cooperative_id", "number"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["member"]).await
    }
}
