//! The fund of a year, its activities and budget lines, what is booked on them, and what the head approved beyond.
//!
//! The totals stand in the line and in the fund beside their bookings, so that the database itself refuses what has no room.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, DeriveMigrationName, Expr, ExprTrait, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    big_integer, date, integer, json_binary, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid_null,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        fund().create(manager).await?;
        fund_activity().create(manager).await?;
        budget_line().create(manager).await?;
        budget_approval().create(manager).await?;
        booking().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::table::drop(manager, &["booking", "budget_approval", "budget_line", "fund_activity", "fund"])
            .await
    }
}

/// Never negative and never more than another column.
fn within(name: &'static str, most: &'static str) -> ColumnDef {
    let held = Expr::col(name).gte(0).and(Expr::col(name).lte(Expr::col(most)));
    big_integer(name).check(held).take()
}

fn fund() -> Table {
    Table::named("fund")
        .id()
        .column(integer("year"))
        .column(text("source"))
        .column(text("name"))
        .amount("amount")
        .column(within("allocated", "amount"))
        .column(within("booked", "amount"))
        .column(timestamp_with_time_zone("opened_at"))
        .link("opened_by", "account")
        .column(timestamp_with_time_zone_null("closed_at"))
        .link_null("closed_by", "account")
        .unique(&["year", "source"])
}

fn fund_activity() -> Table {
    Table::named("fund_activity")
        .id()
        .link("fund_id", "fund")
        .column(text("name"))
        .column(json_binary("targets"))
        .column(timestamp_with_time_zone("created_at"))
        .unique(&["fund_id", "name"])
}

fn budget_line() -> Table {
    let room = Expr::col("amount").add(Expr::col("approved"));
    let used = Expr::col("committed").add(Expr::col("realised"));
    let held = Expr::col("realised").gte(0).and(used.lte(room));
    Table::named("budget_line")
        .id()
        .link("fund_id", "fund")
        .link("activity_id", "fund_activity")
        .column(text("name"))
        .amount("amount")
        .amount("approved")
        .amount("committed")
        .column(big_integer("realised").check(held).take())
        .column(timestamp_with_time_zone("created_at"))
        .unique(&["activity_id", "name"])
}

fn budget_approval() -> Table {
    Table::named("budget_approval")
        .id()
        .link("line_id", "budget_line")
        .amount("amount")
        .column(text("reason"))
        .column(timestamp_with_time_zone("at"))
        .link("by", "account")
        .column(text("once_key"))
        .unique(&["once_key"])
}

fn booking() -> Table {
    Table::named("booking")
        .id()
        .link("fund_id", "fund")
        .link("line_id", "budget_line")
        .column(text("kind"))
        .column(big_integer("committed"))
        .column(big_integer("realised"))
        .column(date("day"))
        .column(text("purpose"))
        .column(text("reference"))
        .link_null("commitment_id", "booking")
        .link_null("corrects_id", "booking")
        .column(uuid_null("training_id"))
        .column(timestamp_with_time_zone("at"))
        .link("by", "account")
        .column(text("once_key"))
        .unique(&["once_key"])
        .unique(&["corrects_id"])
        .index(&["fund_id", "at", "id"])
        .index(&["line_id", "at", "id"])
        .index(&["training_id"])
}
