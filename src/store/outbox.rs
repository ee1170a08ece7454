//! The outbox as rows: enqueued in the transaction that makes a mail true, claimed with a lease by the job that sends it.

pub mod oversight;

use chrono::{DateTime, Utc};
use entity::{Text, outbox, outbox_attempt};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait as _, DbBackend, EntityTrait,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::outbox::{Due, Mail};

/// Puts a mail in the outbox.
pub async fn insert(
    tx: &Tx,
    id: Uuid,
    message_id: &str,
    mail: Mail,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = outbox::ActiveModel {
        id: Set(id),
        account_id: Set(mail.account.map(|id| id.0)),
        address: Set(mail.address),
        language: Set(Text(mail.language)),
        kind: Set(mail.kind.to_owned()),
        params: Set(mail.params),
        message_id: Set(message_id.to_owned()),
        created_at: Set(now),
        due_at: Set(now),
        attempts: Set(0),
        ..Default::default()
    };
    outbox::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Claims mails that are due and that nobody else holds; two workers never claim the same one.
pub async fn claim(
    tx: &Tx,
    worker: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Due>, StoreError> {
    let free = Condition::any()
        .add(outbox::Column::ClaimedUntil.is_null())
        .add(outbox::Column::ClaimedUntil.lt(now));
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::DeadAt.is_null())
        .filter(outbox::Column::DueAt.lte(now))
        .filter(free)
        .order_by_asc(outbox::Column::DueAt)
        .order_by_asc(outbox::Column::Id)
        .limit(most);
    let waiting = match tx.connection().get_database_backend() {
        // SQLite has one writer: nobody else is claiming.
        DbBackend::Postgres => waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
        _ => waiting,
    };
    let rows = waiting.all(tx.connection()).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if !ids.is_empty() {
        outbox::Entity::update_many()
            .col_expr(outbox::Column::ClaimedBy, Expr::value(worker))
            .col_expr(outbox::Column::ClaimedUntil, Expr::value(until))
            .filter(outbox::Column::Id.is_in(ids))
            .exec(tx.connection())
            .await?;
    }
    Ok(rows.into_iter().map(due).collect())
}

fn due(row: outbox::Model) -> Due {
    Due {
        id: row.id,
        address: row.address,
        language: row.language.0,
        kind: row.kind,
        params: row.params,
        message_id: row.message_id,
        attempts: row.attempts,
    }
}

/// Lists one attempt.
pub async fn record(
    tx: &Tx,
    id: Uuid,
    mail: Uuid,
    at: DateTime<Utc>,
    outcome: &str,
    detail: &str,
) -> Result<(), StoreError> {
    let row = outbox_attempt::ActiveModel {
        id: Set(id),
        outbox_id: Set(mail),
        at: Set(at),
        outcome: Set(outcome.to_owned()),
        detail: Set(detail.chars().take(500).collect()),
    };
    outbox_attempt::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Notes that a mail went out.
pub async fn mark_sent(tx: &Tx, id: Uuid, worker: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let change = outbox::ActiveModel { sent_at: Set(Some(now)), ..released() };
    settle(tx, id, worker, change).await
}

/// Puts a mail off until `again`; `None` makes it dead until somebody re-sends it.
pub async fn postpone(
    tx: &Tx,
    id: Uuid,
    worker: &str,
    now: DateTime<Utc>,
    again: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let change = match again {
        Some(again) => outbox::ActiveModel { due_at: Set(again), ..released() },
        None => outbox::ActiveModel { dead_at: Set(Some(now)), ..released() },
    };
    settle(tx, id, worker, change).await
}

fn released() -> outbox::ActiveModel {
    outbox::ActiveModel { claimed_by: Set(None), claimed_until: Set(None), ..Default::default() }
}

async fn settle(tx: &Tx, id: Uuid, worker: &str, change: outbox::ActiveModel) -> Result<(), StoreError> {
    outbox::Entity::update_many()
        .set(change)
        .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::ClaimedBy.eq(worker))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// How many mails have not gone out: waiting, retried, or dead.
pub async fn unsent(db: &impl Reader) -> Result<u64, StoreError> {
    Ok(outbox::Entity::find().filter(outbox::Column::SentAt.is_null()).count(db.connection()).await?)
}
