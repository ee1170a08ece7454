//! Batches as rows: one of a kind for a period.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::BatchId;
use entity::ledger_batch;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx};
use crate::usecases::ledger::batches::Batch;

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
    };
    ledger_batch::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
