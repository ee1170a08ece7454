//! The outbox as the office sees it. What a mail says stays in its row.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::policy::Scope;
use entity::{Text, outbox, outbox_attempt};
use sea_orm::sea_query::{Expr, Value};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use crate::usecases::office::mails::{Attempt, MailRow, MailState, masked};

/// Attempts of one mail that are listed.
const ATTEMPTS_MOST: u64 = 200;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    address: String,
    language: Text<Language>,
    created_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    dead_at: Option<DateTime<Utc>>,
    attempts: i32,
}

fn mail(row: Row) -> MailRow {
    let state = match (row.sent_at, row.dead_at, row.attempts) {
        (Some(_), _, _) => MailState::Sent,
        (None, Some(_), _) => MailState::Dead,
        (None, None, 0) => MailState::Waiting,
        (None, None, _) => MailState::Retrying,
    };
    MailRow {
        id: row.id,
        kind: row.kind,
        address: masked(&row.address),
        language: row.language.0,
        state,
        created_at: row.created_at,
        due_at: row.due_at,
        sent_at: row.sent_at,
        attempts: row.attempts,
    }
}

fn all() -> Select<outbox::Entity> {
    use outbox::Column::{Address, Attempts, CreatedAt, DeadAt, DueAt, Id, Kind, Language, SentAt};
    outbox::Entity::find()
        .select_only()
        .columns([Id, Kind, Address, Language, CreatedAt, DueAt, SentAt, DeadAt, Attempts])
}

fn in_state(state: MailState) -> Condition {
    use outbox::Column::{Attempts, DeadAt, SentAt};
    let all = Condition::all();
    match state {
        MailState::Sent => all.add(SentAt.is_not_null()),
        MailState::Dead => all.add(SentAt.is_null()).add(DeadAt.is_not_null()),
        MailState::Waiting => all.add(SentAt.is_null()).add(DeadAt.is_null()).add(Attempts.eq(0)),
        MailState::Retrying => all.add(SentAt.is_null()).add(DeadAt.is_null()).add(Attempts.gt(0)),
    }
}

/// A page of mails, newest first.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    state: Option<MailState>,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<MailRow>, StoreError> {
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let list = all().filter(state.map_or_else(Condition::all, in_state));
    let by = (outbox::Column::CreatedAt, outbox::Column::Id);
    let rows = paging::by_time(list, by, &Order::Desc, cursor, size)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.created_at, row.id)).map(mail))
}

/// One mail.
pub async fn find(db: &impl Reader, id: Uuid) -> Result<Option<MailRow>, StoreError> {
    let row = all().filter(outbox::Column::Id.eq(id)).into_model::<Row>().one(db.connection()).await?;
    Ok(row.map(mail))
}

/// Its attempts, oldest first.
pub async fn attempts(db: &impl Reader, mail: Uuid) -> Result<Vec<Attempt>, StoreError> {
    let rows = outbox_attempt::Entity::find()
        .filter(outbox_attempt::Column::OutboxId.eq(mail))
        .order_by_asc(outbox_attempt::Column::At)
        .order_by_asc(outbox_attempt::Column::Id)
        .limit(ATTEMPTS_MOST)
        .all(db.connection())
        .await?;
    let attempt =
        |row: outbox_attempt::Model| Attempt { at: row.at, outcome: row.outcome, detail: row.detail };
    Ok(rows.into_iter().map(attempt).collect())
}

/// The dead ones that are oldest.
pub async fn dead(tx: &Tx, most: u64) -> Result<Vec<Uuid>, StoreError> {
    let dead =
        outbox::Entity::find().select_only().column(outbox::Column::Id).filter(in_state(MailState::Dead));
    let oldest = dead.order_by_asc(outbox::Column::CreatedAt).order_by_asc(outbox::Column::Id).limit(most);
    Ok(oldest.into_tuple().all(tx.connection()).await?)
}

/// Puts a dead mail back where it is tried from; whether it was dead.
pub async fn revive(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let never = Expr::value(Value::ChronoDateTimeUtc(None));
    let changed = outbox::Entity::update_many()
        .col_expr(outbox::Column::DeadAt, never)
        .col_expr(outbox::Column::DueAt, Expr::value(now))
        .col_expr(outbox::Column::Attempts, Expr::value(0))
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::DeadAt.is_not_null())
        .exec(tx.connection())
        .await?;
    Ok(changed.rows_affected > 0)
}
