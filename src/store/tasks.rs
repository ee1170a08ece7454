//! Background work as rows, put down in the transaction that makes it necessary.

use chrono::{DateTime, Utc};
use entity::task;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait as _, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// Puts work down; where the same is waiting already, that one will do. It is due anew, so that a worker that has it in
/// hand does not close it ([`finish`]).
pub async fn enqueue(
    tx: &Tx,
    id: Uuid,
    kind: &str,
    subject: &str,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = task::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        subject: Set(subject.to_owned()),
        due_at: Set(due_at),
        attempts: Set(0),
        ..Default::default()
    };
    task::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([task::Column::Kind, task::Column::Subject])
                .target_and_where(Expr::col(task::Column::DoneAt).is_null())
                .update_column(task::Column::DueAt)
                .to_owned(),
        )
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// A task that was claimed.
#[derive(Debug)]
pub struct Claimed {
    /// Its id.
    pub id: Uuid,
    /// What to do.
    pub kind: String,
    /// With what.
    pub subject: String,
}

/// Claims tasks whose kind begins so, that are due and that nobody else holds.
pub async fn claim(
    tx: &Tx,
    kinds: &str,
    worker: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Claimed>, StoreError> {
    let free =
        Condition::any().add(task::Column::ClaimedUntil.is_null()).add(task::Column::ClaimedUntil.lt(now));
    let waiting = task::Entity::find()
        .filter(task::Column::DoneAt.is_null())
        .filter(task::Column::DueAt.lte(now))
        .filter(task::Column::Kind.starts_with(kinds))
        .filter(free)
        .order_by_asc(task::Column::DueAt)
        .limit(most);
    let waiting = match tx.connection().get_database_backend() {
        DbBackend::Postgres => waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
        _ => waiting,
    };
    let rows = waiting.all(tx.connection()).await?;
    if !rows.is_empty() {
        task::Entity::update_many()
            .col_expr(task::Column::ClaimedBy, Expr::value(worker))
            .col_expr(task::Column::ClaimedUntil, Expr::value(until))
            .col_expr(task::Column::Attempts, Expr::col(task::Column::Attempts).add(1))
            .filter(task::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(tx.connection())
            .await?;
    }
    Ok(rows.into_iter().map(|row| Claimed { id: row.id, kind: row.kind, subject: row.subject }).collect())
}

/// Closes tasks that were claimed at an instant, and frees those that came due anew since.
pub async fn finish(
    tx: &Tx,
    ids: Vec<Uuid>,
    claimed_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    task::Entity::update_many()
        .col_expr(task::Column::DoneAt, Expr::value(now))
        .filter(task::Column::Id.is_in(ids.clone()))
        .filter(task::Column::DueAt.lte(claimed_at))
        .exec(tx.connection())
        .await?;
    let freed = task::ActiveModel { claimed_by: Set(None), claimed_until: Set(None), ..Default::default() };
    task::Entity::update_many()
        .set(freed)
        .filter(task::Column::Id.is_in(ids))
        .filter(task::Column::DoneAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Whether such a task was ever put down.
pub async fn is_known(db: &impl Reader, kind: &str, subject: &str) -> Result<bool, StoreError> {
    let found = task::Entity::find()
        .filter(task::Column::Kind.eq(kind))
        .filter(task::Column::Subject.eq(subject))
        .one(db.connection())
        .await?;
    Ok(found.is_some())
}
