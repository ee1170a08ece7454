//! What one person is a member of, and a period of one member's account.

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, EntryId, EntryKind, MemberId};
use entity::{Text, cooperative, ledger_entry, ledger_line, member};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::ledger::Moved;
use crate::usecases::memberships::Membership;

#[derive(FromQueryResult)]
struct Mine {
    id: Uuid,
    cooperative_id: Uuid,
    cooperative_name: String,
    number: String,
    name: String,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

fn read(row: Mine) -> Membership {
    Membership {
        id: MemberId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        cooperative_name: row.cooperative_name,
        number: row.number,
        name: row.name,
        joined_on: row.joined_on,
        left_on: row.left_on,
    }
}

fn of(account: AccountId) -> Select<member::Entity> {
    use member::Column::{AccountId as Of, CooperativeId as On};
    let on = member::Entity::belongs_to(cooperative::Entity).from(On).to(cooperative::Column::Id);
    member::Entity::find()
        .column_as(cooperative::Column::Name, "cooperative_name")
        .join(JoinType::InnerJoin, on.into())
        .filter(Of.eq(account.0))
}

/// The memberships of an account, in the order she joined.
pub async fn list(db: &impl Reader, account: AccountId) -> Result<Vec<Membership>, StoreError> {
    let rows = of(account)
        .order_by_asc(member::Column::JoinedOn)
        .order_by_asc(member::Column::Id)
        .limit(200)
        .into_model::<Mine>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// A membership, if it is this account's.
pub async fn find(
    db: &impl Reader,
    account: AccountId,
    id: MemberId,
) -> Result<Option<Membership>, StoreError> {
    let found = of(account).filter(member::Column::Id.eq(id.0)).into_model::<Mine>();
    Ok(found.one(db.connection()).await?.map(read))
}

/// Says which account is a member's.
pub async fn link(tx: &Tx, id: MemberId, account: AccountId) -> Result<(), StoreError> {
    let row = member::ActiveModel { account_id: Set(Some(account.0)), ..Default::default() };
    member::Entity::update_many().set(row).filter(member::Column::Id.eq(id.0)).exec(tx.connection()).await?;
    Ok(())
}

/// What a member's accounts came to at the end of the day before a day.
pub async fn opening(
    db: &impl Reader,
    whose: MemberId,
    day: NaiveDate,
) -> Result<Vec<(AccountKind, i64)>, StoreError> {
    use ledger_line::Column::{Account, Day, MemberId as Of, Moves};
    let sum = Expr::col((ledger_line::Entity, Moves)).sum().cast_as("bigint");
    let rows: Vec<(Text<AccountKind>, i64)> = ledger_line::Entity::find()
        .select_only()
        .column(Account)
        .column_as(sum, "total")
        .filter(Of.eq(whose.0))
        .filter(Day.lt(day))
        .group_by(Account)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(kind, sum)| (kind.0, sum)).collect())
}

#[derive(FromQueryResult)]
struct Row {
    entry_id: Uuid,
    number: i64,
    day: NaiveDate,
    kind: Text<EntryKind>,
    note: String,
    account: Text<AccountKind>,
    moves: i64,
    reverses_id: Option<Uuid>,
}

/// The moves of a member's accounts from one day to another, both counted: by day, then by number.
pub async fn between(
    db: &impl Reader,
    whose: MemberId,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<Moved>, StoreError> {
    use ledger_line::Column::{Day, EntryId as Entry, Number, Place};
    let found = of_entries(whose).filter(Day.gte(from)).filter(Day.lte(until));
    let rows = found
        .order_by_asc(Day)
        .order_by_asc(Number)
        .order_by_asc(Entry)
        .order_by_asc(Place)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(moved).collect())
}

/// What an entry moved of a member's accounts.
pub async fn of_entry(db: &impl Reader, whose: MemberId, entry: EntryId) -> Result<Vec<Moved>, StoreError> {
    let rows = of_entries(whose)
        .filter(ledger_line::Column::EntryId.eq(entry.0))
        .order_by_asc(ledger_line::Column::Place)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(moved).collect())
}

fn of_entries(whose: MemberId) -> Select<ledger_line::Entity> {
    use ledger_line::Column::{EntryId as Entry, MemberId as Of};
    let entry =
        ledger_line::Entity::belongs_to(ledger_entry::Entity).from(Entry).to(ledger_entry::Column::Id);
    ledger_line::Entity::find()
        .column_as(ledger_entry::Column::Kind, "kind")
        .column_as(ledger_entry::Column::Note, "note")
        .column_as(ledger_entry::Column::ReversesId, "reverses_id")
        .join(JoinType::InnerJoin, entry.into())
        .filter(Of.eq(whose.0))
}

fn moved(row: Row) -> Moved {
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
