//! What is known of cooperatives beside the register: what was said of their practices, and what their books, members and
//! applications here show.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::Status;
use domain::cooperatives::{CooperativeId, Said};
use domain::ledger::{AccountClass, AccountKind};
use domain::policy::Scope;
use entity::{
    Text, account, application, cooperative, cooperative_business, cooperative_practice, event,
    ledger_balance, ledger_entry, ledger_loan, member, member_code,
};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait as _, DbBackend, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _,
};
use uuid::Uuid;

use crate::ambient::day_in_sinjai;
use crate::store::db::source::Source as _;
use crate::store::{Reader, StoreError, Tx};
use crate::usecases::cooperatives::Narrowing;
use crate::usecases::cooperatives::standing::{Kept, Statement};

/// The purpose of a code by which a member came in.
const JOIN: &str = "join";

/// What is known of each cooperative within a scope, beside the register; nothing of those of whom nothing is known.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    (narrowing, as_of): (&Narrowing, NaiveDate),
) -> Result<HashMap<CooperativeId, Kept>, StoreError> {
    let Some(found) = super::narrowed(scope, narrowing) else {
        return Ok(HashMap::new());
    };
    let ids = found.select_only().column(cooperative::Column::Id).into_query();
    let mut kept = HashMap::<CooperativeId, Kept>::new();
    for (on, statement) in said(db, &ids).await? {
        kept.entry(on).or_default().said.push(statement);
    }
    for (on, kind, sum) in sums(db, &ids).await? {
        kept.entry(on).or_default().books.push((kind, sum));
    }
    for (on, count) in roll(db, &ids, as_of).await? {
        kept.entry(on).or_default().roll = Some(count);
    }
    for (on, at) in first_entries(db, &ids).await? {
        kept.entry(on).or_default().seen.books = Some(day_in_sinjai(at));
    }
    for (on, at) in first_members(db, &ids).await? {
        kept.entry(on).or_default().seen.members = Some(day_in_sinjai(at));
    }
    for (on, at) in first_credit(db, &ids).await? {
        kept.entry(on).or_default().seen.credit = Some(day_in_sinjai(at));
    }
    for (on, day) in first_loans(db, &ids).await? {
        kept.entry(on).or_default().seen.loans = Some(day);
    }
    Ok(kept)
}

async fn said(
    db: &impl Reader,
    ids: &SelectStatement,
) -> Result<Vec<(CooperativeId, Statement)>, StoreError> {
    let rows = cooperative_practice::Entity::find()
        .find_also_related(account::Entity)
        .filter(cooperative_practice::Column::CooperativeId.in_subquery(ids.clone()))
        .order_by_asc(cooperative_practice::Column::RecordedAt)
        .order_by_asc(cooperative_practice::Column::Id)
        .all(db.connection())
        .await?;
    let statement = |(row, by): (cooperative_practice::Model, Option<account::Model>)| {
        let said = Said { practice: row.practice.0, holds: row.holds, on: row.on_day, source: row.source.0 };
        let by = by.map(|account| account.name).unwrap_or_default();
        (CooperativeId(row.cooperative_id), Statement { said, note: row.note, by })
    };
    Ok(rows.into_iter().map(statement).collect())
}

/// What stands on the accounts from which size is told, all members together.
async fn sums(
    db: &impl Reader,
    ids: &SelectStatement,
) -> Result<Vec<(CooperativeId, AccountKind, i64)>, StoreError> {
    use ledger_balance::Column::{Account, Amount, CooperativeId as Of};
    let told = |kind: &&AccountKind| matches!(kind.class(), AccountClass::Asset | AccountClass::Equity);
    let kinds = AccountKind::ALL.iter().filter(told).map(|kind| kind.as_str());
    let rows: Vec<(Uuid, String, i64)> = ledger_balance::Entity::find()
        .select_only()
        .columns([Of, Account])
        .column_as(Expr::col(Amount).sum().cast_as("bigint"), "total")
        .filter(Of.in_subquery(ids.clone()))
        .filter(Account.is_in(kinds))
        .group_by(Of)
        .group_by(Account)
        .into_tuple()
        .all(db.connection())
        .await?;
    let read = |(on, kind, sum): (Uuid, String, i64)| {
        let kind = kind.parse().map_err(|_| StoreError::Unreadable("ledger_balance.account"))?;
        Ok((CooperativeId(on), kind, sum))
    };
    rows.into_iter().map(read).collect()
}

/// How many members the rolls kept here have on a day.
async fn roll(
    db: &impl Reader,
    ids: &SelectStatement,
    as_of: NaiveDate,
) -> Result<Vec<(CooperativeId, i64)>, StoreError> {
    use member::Column::{CooperativeId as Of, Id, JoinedOn, LeftOn};
    let there = Condition::any().add(LeftOn.is_null()).add(LeftOn.gt(as_of));
    let rows: Vec<(Uuid, i64)> = member::Entity::find()
        .select_only()
        .column(Of)
        .column_as(Id.count(), "count")
        .filter(Of.in_subquery(ids.clone()))
        .filter(JoinedOn.lte(as_of))
        .filter(there)
        .group_by(Of)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(on, count)| (CooperativeId(on), count)).collect())
}

type First<T> = Vec<(CooperativeId, T)>;

fn firsts<T>(rows: Vec<(Uuid, T)>) -> First<T> {
    rows.into_iter().map(|(on, first)| (CooperativeId(on), first)).collect()
}

/// When the first entry of each book was posted.
async fn first_entries(db: &impl Reader, ids: &SelectStatement) -> Result<First<DateTime<Utc>>, StoreError> {
    use ledger_entry::Column::{At, CooperativeId as Of, Number};
    let rows = ledger_entry::Entity::find()
        .select_only()
        .columns([Of, At])
        .filter(Of.in_subquery(ids.clone()))
        .filter(Number.eq(1))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(firsts(rows))
}

/// When the first member of each came in by her code.
async fn first_members(db: &impl Reader, ids: &SelectStatement) -> Result<First<DateTime<Utc>>, StoreError> {
    use member_code::Column::{MemberId, Purpose, UsedAt};
    let whose = member_code::Entity::belongs_to(member::Entity).from(MemberId).to(member::Column::Id);
    let rows = member_code::Entity::find()
        .select_only()
        .column(member::Column::CooperativeId)
        .column_as(UsedAt.min(), "first")
        .join(JoinType::InnerJoin, whose.into())
        .filter(member::Column::CooperativeId.in_subquery(ids.clone()))
        .filter(Purpose.eq(JOIN))
        .filter(UsedAt.is_not_null())
        .group_by(member::Column::CooperativeId)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(firsts(rows))
}

/// When the first credit that each asked for here was paid out.
async fn first_credit(db: &impl Reader, ids: &SelectStatement) -> Result<First<DateTime<Utc>>, StoreError> {
    use cooperative_business::Column::{BusinessId, CooperativeId as Of};
    let asked = cooperative_business::Entity::belongs_to(application::Entity)
        .from(BusinessId)
        .to(application::Column::BusinessId);
    let paid = application::Entity::belongs_to(event::Entity)
        .from(application::Column::Id)
        .to(event::Column::ApplicationId);
    let rows = cooperative_business::Entity::find()
        .select_only()
        .column(Of)
        .column_as(event::Column::At.min(), "first")
        .join(JoinType::InnerJoin, asked.into())
        .join(JoinType::InnerJoin, paid.into())
        .filter(Of.in_subquery(ids.clone()))
        .filter(event::Column::ToStatus.eq(Text(Status::Disbursed)))
        .group_by(Of)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(firsts(rows))
}

/// The day of the first loan in each book.
async fn first_loans(db: &impl Reader, ids: &SelectStatement) -> Result<First<NaiveDate>, StoreError> {
    use ledger_loan::Column::{Begun, Cancelled, CooperativeId as Of};
    let rows = ledger_loan::Entity::find()
        .select_only()
        .column(Of)
        .column_as(Begun.min(), "first")
        .filter(Of.in_subquery(ids.clone()))
        .filter(Cancelled.eq(false))
        .group_by(Of)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(firsts(rows))
}

/// What was said of one cooperative, in the order of saying; its row is held until the transaction ends, so that who says
/// the same twice at once is seen to.
pub async fn said_of(tx: &Tx, on: CooperativeId) -> Result<Vec<Statement>, StoreError> {
    // SQLite has one writer.
    if tx.connection().get_database_backend() == DbBackend::Postgres {
        cooperative::Entity::find_by_id(on.0).lock_exclusive().one(tx.connection()).await?;
    }
    let mut ids = cooperative::Entity::find().select_only().column(cooperative::Column::Id);
    ids = ids.filter(cooperative::Column::Id.eq(on.0));
    Ok(said(tx, &ids.into_query()).await?.into_iter().map(|(_, statement)| statement).collect())
}

/// What was said of all within a narrowing, without who said it.
pub async fn said_by_all(tx: &Tx) -> Result<HashMap<CooperativeId, Vec<Said>>, StoreError> {
    let ids = cooperative::Entity::find().select_only().column(cooperative::Column::Id).into_query();
    let mut all = HashMap::<CooperativeId, Vec<Said>>::new();
    for (on, statement) in said(tx, &ids).await? {
        all.entry(on).or_default().push(statement.said);
    }
    Ok(all)
}

/// Writes what was said, with the ids of the rows.
pub async fn say(
    tx: &Tx,
    new: &[(Uuid, CooperativeId, Said, Option<String>)],
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for some in new.chunks(super::ROWS) {
        let rows = some.iter().map(|(id, on, said, note)| cooperative_practice::ActiveModel {
            id: Set(*id),
            cooperative_id: Set(on.0),
            practice: Set(Text(said.practice)),
            holds: Set(said.holds),
            on_day: Set(said.on),
            source: Set(Text(said.source)),
            note: Set(note.clone()),
            recorded_at: Set(now),
            recorded_by: Set(by.0),
        });
        cooperative_practice::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}
