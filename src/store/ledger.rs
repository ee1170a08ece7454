//! The books of cooperatives as rows. Lines go in before the entry that seals them; the database counts them into what
//! stands on each account and refuses what does not balance, changes what is posted, or overdraws.

pub mod batches;
pub mod loans;
pub mod members;
pub mod own;
pub mod sums;
pub mod writing;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::{Account, AccountKind, BatchId, EntryId, EntryKind, LoanId, MemberId};
use domain::money::Rupiah;
use entity::{Text, account, ledger_balance, ledger_book, ledger_closing, ledger_entry, ledger_line, member};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx};
use crate::usecases::ledger::{Book, Posted, PostedLine};

/// Rows of one statement; far below what either database binds.
const CHUNK: usize = 500;

fn rupiah(amount: i64) -> Result<Rupiah, StoreError> {
    Rupiah::new(amount).map_err(|_| StoreError::Unreadable("ledger"))
}

/// The book of a cooperative; one that was never posted in begins with entry 1.
pub async fn book(db: &impl Reader, on: CooperativeId) -> Result<Book, StoreError> {
    let row = ledger_book::Entity::find_by_id(on.0).one(db.connection()).await?;
    Ok(row.map_or(Book { first: 1, closed: None }, |row| Book {
        first: row.entries + 1,
        closed: row.closed_until,
    }))
}

/// Takes the book for as many entries as are to be posted: whoever else wants it waits until this transaction ends.
pub async fn take(tx: &Tx, on: CooperativeId, entries: usize) -> Result<Book, StoreError> {
    use ledger_book::Column::{CooperativeId as Of, Entries};
    let count = i64::try_from(entries).unwrap_or(i64::MAX);
    let row =
        ledger_book::ActiveModel { cooperative_id: Set(on.0), entries: Set(0), closed_until: Set(None) };
    ledger_book::Entity::insert(row)
        .on_conflict(OnConflict::column(Of).do_nothing().to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    ledger_book::Entity::update_many()
        .col_expr(Entries, Expr::col(Entries).add(count))
        .filter(Of.eq(on.0))
        .exec(tx.connection())
        .await?;
    let taken = book(tx, on).await?;
    Ok(Book { first: taken.first - count, ..taken })
}

/// Closes the book up to a day. Whoever calls has taken it.
pub async fn close(
    tx: &Tx,
    (id, on): (Uuid, CooperativeId),
    until: NaiveDate,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ledger_closing::ActiveModel {
        id: Set(id),
        cooperative_id: Set(on.0),
        until: Set(until),
        at: Set(now),
        by: Set(by.0),
    };
    ledger_closing::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    ledger_book::Entity::update_many()
        .col_expr(ledger_book::Column::ClosedUntil, Expr::value(until))
        .filter(ledger_book::Column::CooperativeId.eq(on.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The entry that was posted under this key, which counts once in a book.
pub async fn known(db: &impl Reader, on: CooperativeId, once: &str) -> Result<Option<EntryId>, StoreError> {
    let found = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Id)
        .filter(ledger_entry::Column::CooperativeId.eq(on.0))
        .filter(ledger_entry::Column::OnceKey.eq(once))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.map(EntryId))
}

/// The entry that took this one back.
pub async fn reversed_by(db: &impl Reader, id: EntryId) -> Result<Option<EntryId>, StoreError> {
    let found = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Id)
        .filter(ledger_entry::Column::ReversesId.eq(id.0))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.map(EntryId))
}

/// What stands on accounts of these kinds: the common ones and those of these members; of very many members, of all.
pub async fn balances(
    db: &impl Reader,
    on: CooperativeId,
    kinds: &[AccountKind],
    members: &[MemberId],
) -> Result<BTreeMap<Account, i64>, StoreError> {
    use ledger_balance::Column::{Account as Kind, CooperativeId as Of, HolderId};
    let kinds: BTreeSet<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    let mut found = ledger_balance::Entity::find().filter(Of.eq(on.0)).filter(Kind.is_in(kinds));
    if members.len() <= CHUNK {
        let holders = members.iter().map(|member| member.0).chain([on.0]);
        found = found.filter(HolderId.is_in(holders));
    }
    let rows = found.all(db.connection()).await?;
    rows.iter()
        .map(|row| {
            let kind = kind_of(&row.account)?;
            let account = match Account::common(kind) {
                Some(account) => account,
                None => {
                    Account::of(kind, MemberId(row.holder_id)).ok_or(StoreError::Unreadable("account"))?
                }
            };
            Ok((account, row.amount))
        })
        .collect()
}

fn kind_of(text: &str) -> Result<AccountKind, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable("ledger account"))
}

/// What stands on each kind of account, everybody's together, in the order of the chart.
pub async fn totals(db: &impl Reader, on: CooperativeId) -> Result<Vec<(AccountKind, i64)>, StoreError> {
    use ledger_balance::Column::{Account as Kind, Amount, CooperativeId as Of};
    let sum = Expr::col(Amount).sum().cast_as("bigint");
    let rows: Vec<(String, i64)> = ledger_balance::Entity::find()
        .select_only()
        .column(Kind)
        .column_as(sum, "total")
        .filter(Of.eq(on.0))
        .group_by(Kind)
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut totals: Vec<(AccountKind, i64)> =
        rows.iter().map(|(kind, sum)| Ok((kind_of(kind)?, *sum))).collect::<Result<_, StoreError>>()?;
    totals.sort_unstable();
    Ok(totals)
}

#[derive(FromQueryResult)]
struct EntryRow {
    id: Uuid,
    cooperative_id: Uuid,
    number: i64,
    kind: Text<EntryKind>,
    day: NaiveDate,
    note: String,
    reference: String,
    year: Option<i32>,
    reverses_id: Option<Uuid>,
    batch_id: Option<Uuid>,
    loan_id: Option<Uuid>,
    at: DateTime<Utc>,
    by_name: String,
}

fn entries() -> Select<ledger_entry::Entity> {
    use ledger_entry::Column::By;
    let by = ledger_entry::Entity::belongs_to(account::Entity).from(By).to(account::Column::Id);
    ledger_entry::Entity::find()
        .column_as(account::Column::Name, "by_name")
        .join(JoinType::InnerJoin, by.into())
}

fn posted(row: EntryRow) -> Posted {
    Posted {
        id: EntryId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        number: row.number,
        kind: row.kind.0,
        day: row.day,
        note: row.note,
        reference: row.reference,
        year: row.year,
        reverses: row.reverses_id.map(EntryId),
        loan: row.loan_id.map(LoanId),
        batch: row.batch_id.map(BatchId),
        at: row.at,
        by: row.by_name,
        lines: Vec::new(),
    }
}

/// The entry with this id and its lines.
pub async fn find(db: &impl Reader, id: EntryId) -> Result<Option<Posted>, StoreError> {
    let row = entries().filter(ledger_entry::Column::Id.eq(id.0)).into_model::<EntryRow>();
    let Some(row) = row.one(db.connection()).await? else {
        return Ok(None);
    };
    let mut all = vec![posted(row)];
    fill(db, &mut all).await?;
    Ok(all.pop())
}

/// The entries of a book with these ids and their lines, in no order.
pub async fn find_all(
    db: &impl Reader,
    on: CooperativeId,
    ids: &[EntryId],
) -> Result<Vec<Posted>, StoreError> {
    let mut all = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let found = entries()
            .filter(ledger_entry::Column::CooperativeId.eq(on.0))
            .filter(ledger_entry::Column::Id.is_in(chunk.iter().map(|id| id.0)));
        let rows = found.into_model::<EntryRow>().all(db.connection()).await?;
        let mut some: Vec<Posted> = rows.into_iter().map(posted).collect();
        fill(db, &mut some).await?;
        all.append(&mut some);
    }
    Ok(all)
}

/// A page of the entries of a book with their lines, the latest first.
pub async fn list(
    db: &impl Reader,
    on: CooperativeId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Posted>, StoreError> {
    use ledger_entry::Column::{CooperativeId as Of, Id, Number};
    let cursor = cursor.filter(|cursor| cursor.as_number().is_some());
    let by = ((ledger_entry::Entity, Number), (ledger_entry::Entity, Id));
    let list = paging::after(entries().filter(Of.eq(on.0)), by, &Order::Desc, cursor, size);
    let rows = list.into_model::<EntryRow>().all(db.connection()).await?;
    let mut page = Page::cut(rows, size, |row| Cursor::number(row.number, row.id)).map(posted);
    fill(db, &mut page.rows).await?;
    Ok(page)
}

/// Reads the lines of entries, with the members' names.
async fn fill(db: &impl Reader, all: &mut [Posted]) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = all.iter().map(|posted| posted.id.0).collect();
    let rows = ledger_line::Entity::find()
        .filter(ledger_line::Column::EntryId.is_in(ids))
        .order_by_asc(ledger_line::Column::EntryId)
        .order_by_asc(ledger_line::Column::Place)
        .all(db.connection())
        .await?;
    let members: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.member_id).collect();
    let members: Vec<Uuid> = members.into_iter().collect();
    let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
    for chunk in members.chunks(CHUNK) {
        let found: Vec<(Uuid, String)> = member::Entity::find()
            .select_only()
            .columns([member::Column::Id, member::Column::Name])
            .filter(member::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db.connection())
            .await?;
        names.extend(found);
    }
    let mut lines: BTreeMap<Uuid, Vec<PostedLine>> = BTreeMap::new();
    for row in rows {
        lines.entry(row.entry_id).or_default().push(PostedLine {
            account: row.account.0,
            member: row.member_id.map(MemberId),
            member_name: row.member_id.and_then(|id| names.get(&id).cloned()),
            debit: row.debit,
            credit: row.credit,
        });
    }
    for posted in all {
        posted.lines = lines.remove(&posted.id.0).unwrap_or_default();
    }
    Ok(())
}
