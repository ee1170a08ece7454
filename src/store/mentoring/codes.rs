//! Codes that owners read aloud, as rows: a keyed digest, one for each session, good once.

use chrono::{DateTime, Utc};
use domain::mentoring::{CODE_TRIES, SessionId};
use entity::mentoring_code;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::super::db::source::Source as _;
use super::super::{StoreError, Tx};

/// Puts a code down; the one before is worthless from then on.
pub async fn put(
    tx: &Tx,
    session: SessionId,
    digest: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    use mentoring_code::Column;
    let row = mentoring_code::ActiveModel {
        session_id: Set(session.0),
        digest: Set(digest),
        expires_at: Set(expires_at),
        tries: Set(0),
        used_at: Set(None),
    };
    let anew = OnConflict::column(Column::SessionId)
        .update_columns([Column::Digest, Column::ExpiresAt, Column::Tries, Column::UsedAt])
        .to_owned();
    mentoring_code::Entity::insert(row).on_conflict(anew).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Counts a try and gives the digest to compare with; nothing where the code has run out, was used or tried too often.
/// Of tries that come at once each counts, because the row is counted up before it is read.
pub async fn attempt(tx: &Tx, session: SessionId, now: DateTime<Utc>) -> Result<Option<Vec<u8>>, StoreError> {
    use mentoring_code::Column;
    let counted = mentoring_code::Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::SessionId.eq(session.0))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::Tries.lt(CODE_TRIES))
        .exec(tx.connection())
        .await?;
    if counted.rows_affected == 0 {
        return Ok(None);
    }
    let row = mentoring_code::Entity::find_by_id(session.0).one(tx.connection()).await?;
    Ok(row.map(|row| row.digest))
}

/// Uses the code up.
pub async fn take(tx: &Tx, session: SessionId, now: DateTime<Utc>) -> Result<(), StoreError> {
    mentoring_code::Entity::update_many()
        .col_expr(mentoring_code::Column::UsedAt, Expr::value(now))
        .filter(mentoring_code::Column::SessionId.eq(session.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}
