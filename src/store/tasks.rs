//! Background work as rows, put down in the transaction that makes it necessary.

use chrono::{DateTime, Utc};
use entity::task;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{StoreError, Tx};

/// Puts work down; where the same is waiting already, that one will do.
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
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}
