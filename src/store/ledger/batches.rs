//! Batches as rows: one of a kind for a period, unless it was undone.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::{BatchId, EntryId};
use entity::{account, ledger_batch, ledger_entry};
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::error::moved;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use super::CHUNK;
use crate::usecases::ledger::batches::Batch;
use crate::usecases::ledger::undoing::BatchSeen;

/// The batch of this kind for a period.
pub async fn find(
    db: &impl Reader,
    on: CooperativeId,
    kind: &str,
    period: &str,
) -> Result<Option<BatchId>, StoreError> {
    let row = ledger_batch::Entity::find()
        .filter(ledger_batch::Column::CooperativeId.eq(on.0))
        .filter(ledger_batch::Column::Kind.eq(kind))
        .filter(ledger_batch::Column::Period.eq(period))
        .filter(ledger_batch::Column::UndoneAt.is_null())
        .one(db.connection())
        .await?;
    Ok(row.map(|row| BatchId(row.id)))
}

/// Inserts a batch; a second of a kind for a period is `Unique`.
pub async fn insert(
    tx: &Tx,
    on: CooperativeId,
    batch: &Batch,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = ledger_batch::ActiveModel {
        id: Set(batch.id.0),
        cooperative_id: Set(on.0),
        kind: Set(batch.kind.clone()),
        period: Set(batch.period.clone()),
        entries: Set(i32::try_from(batch.entries).unwrap_or(i32::MAX)),
        total: Set(batch.total),
        at: Set(now),
        by: Set(by.0),
        undone_at: Set(None),
        undone_by: Set(None),
    };
    ledger_batch::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    cooperative_id: Uuid,
    kind: String,
    period: String,
    entries: i32,
    total: i64,
    at: DateTime<Utc>,
    by_name: String,
    undone_at: Option<DateTime<Utc>>,
}

fn read(row: Row) -> BatchSeen {
    BatchSeen {
        id: BatchId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        kind: row.kind,
        period: row.period,
        entries: i64::from(row.entries),
        total: row.total,
        at: row.at,
        by: row.by_name,
        undone_at: row.undone_at,
    }
}

fn all() -> Select<ledger_batch::Entity> {
    use ledger_batch::Column::By;
    let by = ledger_batch::Entity::belongs_to(account::Entity).from(By).to(account::Column::Id);
    ledger_batch::Entity::find()
        .column_as(account::Column::Name, "by_name")
        .join(JoinType::InnerJoin, by.into())
}

/// The batch with this id.
pub async fn seen(db: &impl Reader, id: BatchId) -> Result<Option<BatchSeen>, StoreError> {
    let found = all().filter(ledger_batch::Column::Id.eq(id.0)).into_model::<Row>();
    Ok(found.one(db.connection()).await?.map(read))
}

/// A page of the batches of a book, the latest first.
pub async fn list(
    db: &impl Reader,
    on: CooperativeId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<BatchSeen>, StoreError> {
    use ledger_batch::Column::{At, CooperativeId as Of, Id};
    let place = ((ledger_batch::Entity, At), (ledger_batch::Entity, Id));
    let rows = paging::by_time(all().filter(Of.eq(on.0)), place, &Order::Desc, cursor, size)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.at, row.id)).map(read))
}

/// The entries of a batch in their order; at most so many where a limit is given.
pub async fn entries(db: &impl Reader, id: BatchId, most: Option<u64>) -> Result<Vec<EntryId>, StoreError> {
    let ids: Vec<Uuid> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Id)
        .filter(ledger_entry::Column::BatchId.eq(id.0))
        .order_by_asc(ledger_entry::Column::Number)
        .limit(most)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(EntryId).collect())
}

/// Those entries of a batch that were taken back.
pub async fn reversed(db: &impl Reader, id: BatchId) -> Result<Vec<EntryId>, StoreError> {
    let (first, of_batch) = (Alias::new("first"), ledger_entry::Column::BatchId);
    let those = Query::select()
        .column((first.clone(), ledger_entry::Column::Id))
        .from_as(ledger_entry::Entity, first.clone())
        .and_where(Expr::col((first, of_batch)).eq(id.0))
        .to_owned();
    let ids: Vec<Option<Uuid>> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::ReversesId)
        .filter(ledger_entry::Column::ReversesId.in_subquery(those))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().flatten().map(EntryId).collect())
}

/// How many batches of a kind were taken back whole.
pub async fn undone_of(db: &impl Reader, on: CooperativeId, kind: &str) -> Result<u64, StoreError> {
    let those = ledger_batch::Entity::find()
        .filter(ledger_batch::Column::CooperativeId.eq(on.0))
        .filter(ledger_batch::Column::Kind.eq(kind))
        .filter(ledger_batch::Column::UndoneAt.is_not_null());
    Ok(those.count(db.connection()).await?)
}

/// Which of these keys entries were posted under whose batch stands.
pub async fn standing(
    db: &impl Reader,
    on: CooperativeId,
    keys: impl Iterator<Item = &str>,
) -> Result<Vec<(String, EntryId)>, StoreError> {
    let keys: Vec<&str> = keys.collect();
    let batch = ledger_entry::Entity::belongs_to(ledger_batch::Entity)
        .from(ledger_entry::Column::BatchId)
        .to(ledger_batch::Column::Id);
    let batch = sea_orm::RelationDef::from(batch);
    let mut found = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let rows: Vec<(String, Uuid)> = ledger_entry::Entity::find()
            .select_only()
            .columns([ledger_entry::Column::OnceKey, ledger_entry::Column::Id])
            .join(JoinType::InnerJoin, batch.clone())
            .filter(ledger_batch::Column::UndoneAt.is_null())
            .filter(ledger_entry::Column::CooperativeId.eq(on.0))
            .filter(ledger_entry::Column::OnceKey.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db.connection())
            .await?;
        found.extend(rows.into_iter().map(|(key, id)| (key, EntryId(id))));
    }
    Ok(found)
}

/// Notes that a batch was taken back whole; once.
pub async fn undone(tx: &Tx, id: BatchId, by: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ledger_batch::ActiveModel {
        undone_at: Set(Some(now)),
        undone_by: Set(Some(by.0)),
        ..Default::default()
    };
    let done = ledger_batch::Entity::update_many()
        .set(row)
        .filter(ledger_batch::Column::Id.eq(id.0))
        .filter(ledger_batch::Column::UndoneAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&done)
}
