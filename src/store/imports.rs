//! Imported files as rows, each known by the hash of its content.

use chrono::{DateTime, Utc};
use entity::import_run;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// Whether a file with this hash was imported before.
pub async fn is_known(db: &impl Reader, hash: &str) -> Result<bool, StoreError> {
    let found = import_run::Entity::find().filter(import_run::Column::FileHash.eq(hash));
    Ok(found.count(db.connection()).await? > 0)
}

/// Notes that a file was imported.
pub async fn insert(
    tx: &Tx,
    id: Uuid,
    hash: &str,
    rows: usize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = import_run::ActiveModel {
        id: Set(id),
        at: Set(now),
        by: Set(None),
        file_hash: Set(hash.to_owned()),
        rows: Set(i32::try_from(rows).unwrap_or(i32::MAX)),
    };
    import_run::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
