//! Sums over lines: what reports and the end of a book year rest on.

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{Account, AccountKind, EntryId, EntryKind, MemberId};
use entity::{Text, ledger_entry, ledger_line};
use sea_orm::sea_query::{Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use super::kind_of;

/// Debit and credit of an account over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Which account.
    pub account: AccountKind,
    /// On the left.
    pub debit: i64,
    /// On the right.
    pub credit: i64,
}

fn sum(column: ledger_line::Column) -> SimpleExpr {
    Expr::col((ledger_line::Entity, column)).sum().cast_as("bigint")
}

fn sums(rows: &[(String, i64, i64)]) -> Result<Vec<Sum>, StoreError> {
    let one = |(kind, debit, credit): &(String, i64, i64)| {
        Ok(Sum { account: kind_of(kind)?, debit: *debit, credit: *credit })
    };
    rows.iter().map(one).collect()
}

/// What was booked on each kind of account from one day to another, both included.
pub async fn between(
    db: &impl Reader,
    on: CooperativeId,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Sum>, StoreError> {
    use ledger_line::Column::{Account as Kind, CooperativeId as Of, Credit, Day, Debit};
    let rows: Vec<(String, i64, i64)> = ledger_line::Entity::find()
        .select_only()
        .column(Kind)
        .column_as(sum(Debit), "left")
        .column_as(sum(Credit), "right")
        .filter(Of.eq(on.0))
        .filter(Day.between(from, to))
        .group_by(Kind)
        .into_tuple()
        .all(db.connection())
        .await?;
    sums(&rows)
}

/// As [`between`], of entries that close this book year or take such a closing back.
pub async fn of_closing(
    db: &impl Reader,
    on: CooperativeId,
    year: i32,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Sum>, StoreError> {
    use ledger_line::Column::{Account as Kind, Credit, Day, Debit, EntryId as Entry};
    let entry =
        ledger_line::Entity::belongs_to(ledger_entry::Entity).from(Entry).to(ledger_entry::Column::Id);
    let rows: Vec<(String, i64, i64)> = ledger_line::Entity::find()
        .select_only()
        .column(Kind)
        .column_as(sum(Debit), "left")
        .column_as(sum(Credit), "right")
        .join(JoinType::InnerJoin, entry.into())
        .filter(ledger_entry::Column::CooperativeId.eq(on.0))
        .filter(ledger_entry::Column::Year.eq(year))
        .filter(Day.between(from, to))
        .group_by(Kind)
        .into_tuple()
        .all(db.connection())
        .await?;
    sums(&rows)
}

/// What stood on accounts of these kinds at the end of a day, each member's by itself, on the account's own side.
pub async fn standing(
    db: &impl Reader,
    on: CooperativeId,
    kinds: &[AccountKind],
    until: NaiveDate,
) -> Result<Vec<(Account, i64)>, StoreError> {
    use ledger_line::Column::{Account as Kind, CooperativeId as Of, Day, MemberId as Whose, Moves};
    let rows: Vec<(String, Option<Uuid>, i64)> = ledger_line::Entity::find()
        .select_only()
        .columns([Kind, Whose])
        .column_as(sum(Moves), "total")
        .filter(Of.eq(on.0))
        .filter(Kind.is_in(kinds.iter().map(|kind| Text(*kind))))
        .filter(Day.lte(until))
        .group_by(Kind)
        .group_by(Whose)
        .order_by_asc(Kind)
        .order_by_asc(Whose)
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter()
        .map(|(kind, member, sum)| {
            let kind = kind_of(&kind)?;
            let account = match member {
                Some(member) => Account::of(kind, MemberId(member)),
                None => Account::common(kind),
            };
            Ok((account.ok_or(StoreError::Unreadable("ledger_line.account"))?, sum))
        })
        .collect()
}

/// The entries of a kind for a book year, oldest first, with whether each was taken back.
pub async fn of_year(
    db: &impl Reader,
    on: CooperativeId,
    (year, kind): (i32, EntryKind),
) -> Result<Vec<(EntryId, bool)>, StoreError> {
    use ledger_entry::Column::{CooperativeId as Of, Id, Kind, Number, ReversesId, Year};
    let rows: Vec<(Uuid, Text<EntryKind>, Option<Uuid>)> = ledger_entry::Entity::find()
        .select_only()
        .columns([Id, Kind, ReversesId])
        .filter(Of.eq(on.0))
        .filter(Year.eq(year))
        .order_by_asc(Number)
        .into_tuple()
        .all(db.connection())
        .await?;
    let back = |id: &Uuid| rows.iter().any(|(_, _, reverses)| *reverses == Some(*id));
    let those = rows.iter().filter(|(_, found, _)| found.0 == kind);
    Ok(those.map(|(id, _, _)| (EntryId(*id), back(id))).collect())
}

/// The days of the first and the last entry of a book.
pub async fn days(db: &impl Reader, on: CooperativeId) -> Result<Option<(NaiveDate, NaiveDate)>, StoreError> {
    use ledger_line::Column::{CooperativeId as Of, Day};
    let mut found = [None, None];
    for (place, order) in [sea_orm::Order::Asc, sea_orm::Order::Desc].into_iter().enumerate() {
        found[place] = ledger_line::Entity::find()
            .select_only()
            .column(Day)
            .filter(Of.eq(on.0))
            .order_by(Day, order)
            .limit(1)
            .into_tuple::<NaiveDate>()
            .one(db.connection())
            .await?;
    }
    Ok(found[0].zip(found[1]))
}
