//! The catalogue in its orders: open and paused offers stand in one index together, so that a page is read along it.
//! An index that begins with the publication itself holds them apart, and the database would sort all of them for a page.

use sea_orm_migration::prelude::{
    ConnectionTrait as _, DbErr, DeriveMigrationName, MigrationTrait, SchemaManager, async_trait,
};

const ORDERS: [&str; 3] = ["name_id", "rate_bp", "decision_days"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for order in ORDERS {
            let index = format!(
                "CREATE INDEX ix_offer_seen_{order}_id ON offer ((publication IN ('open', 'paused')), {order}, id)"
            );
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for order in ORDERS {
            let index = format!("DROP INDEX ix_offer_seen_{order}_id");
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }
}
