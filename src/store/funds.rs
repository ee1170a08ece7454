//! Funds, their activities and lines as rows. Totals move only by adding to what stands there, and the tables refuse what
//! goes beyond their bounds.

pub mod bookings;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::funds::{ActivityId, Balance, FundId, LineId, ParticipantKind};
use domain::money::Rupiah;
use entity::{Text, account, budget_approval, budget_line, fund, fund_activity};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx};
use crate::usecases::funds::opening::{NewApproval, NewFund};
use crate::usecases::funds::{Activity, Approval, Fund, Line, Targets};

pub(super) fn rupiah(amount: i64) -> Result<Rupiah, StoreError> {
    Rupiah::new(amount).map_err(|_| StoreError::Unreadable("fund"))
}

fn read(row: fund::Model) -> Result<Fund, StoreError> {
    Ok(Fund {
        id: FundId(row.id),
        year: row.year,
        source: row.source.0,
        name: row.name,
        amount: rupiah(row.amount)?,
        allocated: rupiah(row.allocated)?,
        booked: rupiah(row.booked)?,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
    })
}

fn read_activity(row: fund_activity::Model) -> Result<Activity, StoreError> {
    let stored: std::collections::BTreeMap<ParticipantKind, u32> =
        serde_json::from_value(row.targets).map_err(|_| StoreError::Unreadable("fund_activity.targets"))?;
    let targets = stored.into_iter().collect();
    Ok(Activity { id: ActivityId(row.id), fund: FundId(row.fund_id), name: row.name, targets })
}

fn read_line(row: budget_line::Model) -> Result<Line, StoreError> {
    let balance = Balance {
        amount: rupiah(row.amount)?,
        approved: rupiah(row.approved)?,
        committed: rupiah(row.committed)?,
        realised: rupiah(row.realised)?,
    };
    Ok(Line {
        id: LineId(row.id),
        fund: FundId(row.fund_id),
        activity: ActivityId(row.activity_id),
        name: row.name,
        balance,
    })
}

/// Every fund, the latest year first. There is one a year.
pub async fn list(db: &impl Reader) -> Result<Vec<Fund>, StoreError> {
    let rows = fund::Entity::find()
        .order_by_desc(fund::Column::Year)
        .order_by_asc(fund::Column::Source)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The fund with this id.
pub async fn find(db: &impl Reader, id: FundId) -> Result<Option<Fund>, StoreError> {
    fund::Entity::find_by_id(id.0).one(db.connection()).await?.map(read).transpose()
}

/// The activity with this id.
pub async fn activity(db: &impl Reader, id: ActivityId) -> Result<Option<Activity>, StoreError> {
    fund_activity::Entity::find_by_id(id.0).one(db.connection()).await?.map(read_activity).transpose()
}

/// The activities of a fund, in the order they were added.
pub async fn activities(db: &impl Reader, fund: FundId) -> Result<Vec<Activity>, StoreError> {
    let rows = fund_activity::Entity::find()
        .filter(fund_activity::Column::FundId.eq(fund.0))
        .order_by_asc(fund_activity::Column::CreatedAt)
        .order_by_asc(fund_activity::Column::Id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read_activity).collect()
}

/// The lines of a fund, in the order they were added.
pub async fn lines(db: &impl Reader, fund: FundId) -> Result<Vec<Line>, StoreError> {
    let rows = budget_line::Entity::find()
        .filter(budget_line::Column::FundId.eq(fund.0))
        .order_by_asc(budget_line::Column::CreatedAt)
        .order_by_asc(budget_line::Column::Id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read_line).collect()
}

/// The line with this id.
pub async fn line(db: &impl Reader, id: LineId) -> Result<Option<Line>, StoreError> {
    budget_line::Entity::find_by_id(id.0).one(db.connection()).await?.map(read_line).transpose()
}

#[derive(FromQueryResult)]
struct ApprovalRow {
    amount: i64,
    reason: String,
    at: DateTime<Utc>,
    by_name: String,
}

/// What was approved beyond a line, oldest first.
pub async fn approvals(db: &impl Reader, line: LineId) -> Result<Vec<Approval>, StoreError> {
    use budget_approval::Column::{Amount, At, By, Id, LineId as Of, Reason};
    let rows = budget_approval::Entity::find()
        .select_only()
        .columns([Amount, Reason, At])
        .column_as(account::Column::Name, "by_name")
        .join(
            JoinType::InnerJoin,
            budget_approval::Entity::belongs_to(account::Entity).from(By).to(account::Column::Id).into(),
        )
        .filter(Of.eq(line.0))
        .order_by_asc(At)
        .order_by_asc(Id)
        .into_model::<ApprovalRow>()
        .all(db.connection())
        .await?;
    let approval = |row: ApprovalRow| {
        Ok(Approval { amount: rupiah(row.amount)?, reason: row.reason, at: row.at, by: row.by_name })
    };
    rows.into_iter().map(approval).collect()
}

/// Inserts a fund that is open.
pub async fn insert(
    tx: &Tx,
    id: FundId,
    new: &NewFund,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = fund::ActiveModel {
        id: Set(id.0),
        year: Set(new.year),
        source: Set(Text(new.source)),
        name: Set(new.name.clone()),
        amount: Set(new.amount.get()),
        allocated: Set(0),
        booked: Set(0),
        opened_at: Set(now),
        opened_by: Set(by.0),
        closed_at: Set(None),
        closed_by: Set(None),
    };
    fund::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Adds to the totals of a fund that is open, and holds its row until the transaction ends.
pub async fn take(tx: &Tx, id: FundId, allocated: i64, booked: i64) -> Result<(), StoreError> {
    let done = fund::Entity::update_many()
        .col_expr(fund::Column::Allocated, Expr::col(fund::Column::Allocated).add(allocated))
        .col_expr(fund::Column::Booked, Expr::col(fund::Column::Booked).add(booked))
        .filter(fund::Column::Id.eq(id.0))
        .filter(fund::Column::ClosedAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Closes a fund.
pub async fn close(tx: &Tx, id: FundId, by: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = fund::Entity::update_many()
        .col_expr(fund::Column::ClosedAt, Expr::value(now))
        .col_expr(fund::Column::ClosedBy, Expr::value(by.0))
        .filter(fund::Column::Id.eq(id.0))
        .filter(fund::Column::ClosedAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Inserts an activity.
pub async fn insert_activity(
    tx: &Tx,
    id: ActivityId,
    fund: FundId,
    (name, targets): (&str, &Targets),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let targets: std::collections::BTreeMap<_, _> = targets.iter().copied().collect();
    let row = fund_activity::ActiveModel {
        id: Set(id.0),
        fund_id: Set(fund.0),
        name: Set(name.to_owned()),
        targets: Set(serde_json::json!(targets)),
        created_at: Set(now),
    };
    fund_activity::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Inserts a line on which nothing is booked.
pub async fn insert_line(
    tx: &Tx,
    id: LineId,
    activity: &Activity,
    (name, amount): (&str, Rupiah),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = budget_line::ActiveModel {
        id: Set(id.0),
        fund_id: Set(activity.fund.0),
        activity_id: Set(activity.id.0),
        name: Set(name.to_owned()),
        amount: Set(amount.get()),
        approved: Set(0),
        committed: Set(0),
        realised: Set(0),
        created_at: Set(now),
    };
    budget_line::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes an approval and widens the line by it.
pub async fn approve(
    tx: &Tx,
    (id, line): (Uuid, LineId),
    new: &NewApproval,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = budget_approval::ActiveModel {
        id: Set(id),
        line_id: Set(line.0),
        amount: Set(new.amount.get()),
        reason: Set(new.reason.clone()),
        at: Set(now),
        by: Set(by.0),
        once_key: Set(new.once.clone()),
    };
    budget_approval::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    let done = budget_line::Entity::update_many()
        .col_expr(
            budget_line::Column::Approved,
            Expr::col(budget_line::Column::Approved).add(new.amount.get()),
        )
        .filter(budget_line::Column::Id.eq(line.0))
        .exec(tx.connection())
        .await?;
    moved(&done)
}
