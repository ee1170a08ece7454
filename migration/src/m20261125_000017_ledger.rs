//! The books of cooperatives. An entry's row seals its lines: they go in first, and the entry is refused unless they balance;
//! afterwards neither can be added to, changed or taken out. What stands on each account moves with the lines by itself.

mod guards;

pub(crate) use guards::{POSTGRES_ENTRY_BALANCES, POSTGRES_LINE_COUNTS};

use sea_orm_migration::prelude::{
    DbErr, DeriveMigrationName, Expr, ExprTrait as _, MigrationTrait, SchemaManager, async_trait,
};
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, integer_null, small_integer, text, text_null,
    timestamp_with_time_zone,
};

use crate::table::Table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        book().create(manager).await?;
        closing().create(manager).await?;
        batch().create(manager).await?;
        loan().create(manager).await?;
        entry().create(manager).await?;
        line().create(manager).await?;
        balance().create(manager).await?;
        guards::up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "ledger_balance",
            "ledger_line",
            "ledger_entry",
            "ledger_loan",
            "ledger_batch",
            "ledger_closing",
            "ledger_book",
        ];
        crate::table::drop(manager, &tables).await?;
        guards::down(manager).await
    }
}

/// The book of a cooperative: whoever posts takes its row first.
fn book() -> Table {
    Table::named("ledger_book")
        .key_link("cooperative_id", "cooperative")
        .amount("entries")
        .column(date_null("closed_until"))
}

fn closing() -> Table {
    Table::named("ledger_closing")
        .id()
        .link("cooperative_id", "cooperative")
        .column(date("until"))
        .column(timestamp_with_time_zone("at"))
        .link("by", "account")
        .unique(&["cooperative_id", "until"])
}

fn batch() -> Table {
    Table::named("ledger_batch")
        .id()
        .link("cooperative_id", "cooperative")
        .column(text("kind"))
        .column(text("period"))
        .column(integer("entries"))
        .amount("total")
        .column(timestamp_with_time_zone("at"))
        .link("by", "account")
        .unique(&["cooperative_id", "kind", "period"])
}

fn loan() -> Table {
    let held = Expr::col("repaid").gte(0).and(Expr::col("repaid").lte(Expr::col("principal")));
    Table::named("ledger_loan")
        .id()
        .link("cooperative_id", "cooperative")
        .link("member_id", "member")
        .amount("principal")
        .column(text("rate"))
        .column(small_integer("months"))
        .column(text("method"))
        .column(date("begun"))
        .column(big_integer("repaid").check(held).take())
        .amount("interest_paid")
        .column(boolean("cancelled"))
        .index(&["member_id", "begun", "id"])
}

fn entry() -> Table {
    Table::named("ledger_entry")
        .id()
        .link("cooperative_id", "cooperative")
        .amount("number")
        .column(text("kind"))
        .column(date("day"))
        .column(text("note"))
        .column(text("reference"))
        .column(integer_null("year"))
        .link_null("reverses_id", "ledger_entry")
        .link_null("batch_id", "ledger_batch")
        .link_null("loan_id", "ledger_loan")
        .column(timestamp_with_time_zone("at"))
        .link("by", "account")
        .column(text_null("once_key"))
        .unique(&["cooperative_id", "number"])
        .unique(&["cooperative_id", "once_key"])
        .unique(&["reverses_id"])
        .index(&["cooperative_id", "year"])
}

fn line() -> Table {
    let one_side = Expr::col("debit").mul(Expr::col("credit")).eq(0);
    let moved = Expr::col("moves").eq(Expr::col("debit").sub(Expr::col("credit")));
    let moved = moved.or(Expr::col("moves").eq(Expr::col("credit").sub(Expr::col("debit"))));
    Table::named("ledger_line")
        .key_link("entry_id", "ledger_entry")
        .key("place", integer("place"))
        .link("cooperative_id", "cooperative")
        .amount("number")
        .column(date("day"))
        .column(text("account"))
        .link_null("member_id", "member")
        .amount("debit")
        .amount("credit")
        .column(big_integer("moves").check(one_side.and(moved).and(Expr::col("moves").ne(0))).take())
        .index(&["cooperative_id", "account", "day"])
        .index(&["cooperative_id", "day"])
        .index(&["member_id", "account", "number"])
}

/// `holder_id` is the member, or the cooperative itself where an account is not kept for members.
fn balance() -> Table {
    Table::named("ledger_balance")
        .key("holder_id", sea_orm_migration::schema::uuid("holder_id"))
        .key("account", text("account"))
        .link("cooperative_id", "cooperative")
        .amount("amount")
        .column(date("last_day"))
        .index(&["cooperative_id", "account", "holder_id"])
}
