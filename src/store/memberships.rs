//! What one person is a member of, and a period of one member's account.

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, EntryId, MemberId};
use entity::{Text, cooperative, ledger_line, member};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::ledger::own::{MovedRow, moved, moves_of};
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

/// The moves of a member's accounts from one day to another, both counted: by day, then by number.
pub async fn between(
    db: &impl Reader,
    whose: MemberId,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<Moved>, StoreError> {
    use ledger_line::Column::{Day, EntryId as Entry, Number, Place};
    let found = moves_of(whose).filter(Day.gte(from)).filter(Day.lte(until));
    let rows = found
        .order_by_asc(Day)
        .order_by_asc(Number)
        .order_by_asc(Entry)
        .order_by_asc(Place)
        .into_model::<MovedRow>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(moved).collect())
}

/// What an entry moved of a member's accounts.
pub async fn of_entry(db: &impl Reader, whose: MemberId, entry: EntryId) -> Result<Vec<Moved>, StoreError> {
    let rows = moves_of(whose)
        .filter(ledger_line::Column::EntryId.eq(entry.0))
        .order_by_asc(ledger_line::Column::Place)
        .into_model::<MovedRow>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(moved).collect())
}
