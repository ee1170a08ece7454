//! What one member's page reads: her balances, the moves behind them, her parts of each year's result.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::ledger::{AccountKind, EntryId, EntryKind, MemberId, OwnMove};
use entity::{Text, ledger_balance, ledger_entry, ledger_line};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use super::{kind_of, rupiah};
use crate::usecases::ledger::{Balance, Moved};

/// What a member has on each account.
pub async fn balances_of(db: &impl Reader, member: MemberId) -> Result<Vec<Balance>, StoreError> {
    let rows = ledger_balance::Entity::find()
        .filter(ledger_balance::Column::HolderId.eq(member.0))
        .all(db.connection())
        .await?;
    let mut all: Vec<Balance> = rows
        .iter()
        .map(|row| {
            Ok(Balance { account: kind_of(&row.account)?, amount: rupiah(row.amount)?, as_of: row.last_day })
        })
        .collect::<Result<_, StoreError>>()?;
    all.sort_by_key(|balance| balance.account);
    Ok(all)
}

/// A line of an entry on one of a member's accounts.
#[derive(FromQueryResult)]
pub(in crate::store) struct MovedRow {
    entry_id: Uuid,
    number: i64,
    day: NaiveDate,
    kind: Text<EntryKind>,
    note: String,
    account: Text<AccountKind>,
    moves: i64,
    reverses_id: Option<Uuid>,
}

/// The moves of a member's accounts with the entries they stand in, in no order yet. The end of a book year sets back
/// what was counted of her trade; that is no move of hers.
pub(in crate::store) fn moves_of(whose: MemberId) -> Select<ledger_line::Entity> {
    use ledger_line::Column::{EntryId as Entry, MemberId as Of};
    let entry =
        ledger_line::Entity::belongs_to(ledger_entry::Entity).from(Entry).to(ledger_entry::Column::Id);
    ledger_line::Entity::find()
        .column_as(ledger_entry::Column::Kind, "kind")
        .column_as(ledger_entry::Column::Note, "note")
        .column_as(ledger_entry::Column::ReversesId, "reverses_id")
        .join(JoinType::InnerJoin, entry.into())
        .filter(Of.eq(whose.0))
        .filter(ledger_entry::Column::Kind.ne(Text(EntryKind::YearClose)))
}

pub(in crate::store) fn moved(row: MovedRow) -> Moved {
    Moved {
        entry: EntryId(row.entry_id),
        number: row.number,
        day: row.day,
        kind: row.kind.0,
        note: row.note,
        account: row.account.0,
        by: row.moves,
        reverses: row.reverses_id.map(EntryId),
    }
}

/// A page of the moves of a member's accounts, the latest first; of one account where it is named.
pub async fn lines(
    db: &impl Reader,
    of: MemberId,
    kind: Option<AccountKind>,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Moved>, StoreError> {
    use ledger_line::Column::{Account as Kind, EntryId as Entry, Number};
    let mut found = moves_of(of);
    if let Some(kind) = kind {
        found = found.filter(Kind.eq(Text(kind)));
    }
    let cursor = cursor.filter(|cursor| cursor.as_number().is_some());
    let by = ((ledger_line::Entity, Number), (ledger_line::Entity, Entry));
    let rows = paging::after(found, by, &Order::Desc, cursor, size)
        .into_model::<MovedRow>()
        .all(db.connection())
        .await?;
    Ok(Page::cut(rows, size, |row| Cursor::number(row.number, row.entry_id)).map(moved))
}

/// What a member was awarded of each year's result, the latest year first.
pub async fn shares(db: &impl Reader, of: MemberId) -> Result<Vec<(i32, i64)>, StoreError> {
    use ledger_line::Column::{Account as Kind, EntryId as Entry, MemberId as Of, Moves};
    let entry =
        ledger_line::Entity::belongs_to(ledger_entry::Entity).from(Entry).to(ledger_entry::Column::Id);
    let sum = Expr::col((ledger_line::Entity, Moves)).sum().cast_as("bigint");
    let rows: Vec<(Option<i32>, i64)> = ledger_line::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Year)
        .column_as(sum, "total")
        .join(JoinType::InnerJoin, entry.into())
        .filter(Of.eq(of.0))
        .filter(Kind.eq(Text(AccountKind::ShareOwed)))
        .filter(ledger_entry::Column::Year.is_not_null())
        .group_by(ledger_entry::Column::Year)
        .order_by_desc(ledger_entry::Column::Year)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|(year, sum)| Some((year?, sum))).collect())
}

/// Every move of a member's accounts that stands: neither a reversal nor one that was taken back.
pub async fn moves(db: &impl Reader, of: MemberId) -> Result<Vec<OwnMove>, StoreError> {
    let rows = moves_of(of).into_model::<MovedRow>().all(db.connection()).await?;
    let back: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.reverses_id).collect();
    let stands = |row: &MovedRow| row.reverses_id.is_none() && !back.contains(&row.entry_id);
    let own = |row: MovedRow| OwnMove { day: row.day, account: row.account.0, by: row.moves };
    Ok(rows.into_iter().filter(stands).map(own).collect())
}
