//! Tries at what is limited, as rows.

use chrono::{DateTime, Utc};
use entity::attempt;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// Tries so far.
#[derive(Debug)]
pub struct Earlier {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Row {
    count: i64,
    first: Option<DateTime<Utc>>,
}

/// The tries of a key since an instant.
pub async fn since(
    db: &impl Reader,
    kind: &str,
    key: &[u8],
    since: DateTime<Utc>,
) -> Result<Earlier, StoreError> {
    let row = attempt::Entity::find()
        .select_only()
        .column_as(attempt::Column::Id.count(), "count")
        .column_as(attempt::Column::At.min(), "first")
        .filter(attempt::Column::Kind.eq(kind))
        .filter(attempt::Column::Key.eq(key))
        .filter(attempt::Column::At.gt(since))
        .into_model::<Row>()
        .one(db.connection())
        .await?;
    let row = row.unwrap_or(Row { count: 0, first: None });
    Ok(Earlier { count: u64::try_from(row.count).unwrap_or(0), first: row.first })
}

/// Counts one try.
pub async fn insert(tx: &Tx, id: Uuid, kind: &str, key: &[u8], at: DateTime<Utc>) -> Result<(), StoreError> {
    let row =
        attempt::ActiveModel { id: Set(id), kind: Set(kind.to_owned()), key: Set(key.to_vec()), at: Set(at) };
    attempt::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Forgets the tries of a key.
pub async fn forget(tx: &Tx, kind: &str, key: &[u8]) -> Result<(), StoreError> {
    let of_key = attempt::Entity::delete_many()
        .filter(attempt::Column::Kind.eq(kind))
        .filter(attempt::Column::Key.eq(key));
    of_key.exec(tx.connection()).await?;
    Ok(())
}

/// Deletes what no limit looks at any more.
pub async fn delete_before(tx: &Tx, before: DateTime<Utc>) -> Result<(), StoreError> {
    attempt::Entity::delete_many().filter(attempt::Column::At.lt(before)).exec(tx.connection()).await?;
    Ok(())
}
