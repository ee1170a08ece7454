//! Needs as rows: what a business asks money for, now and before.

use chrono::{DateTime, Utc};
use domain::facts::BusinessId;
use domain::needs::{NeedId, NeedState};
use entity::{Text, need};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::businesses::needs::{Need, NewNeed};

/// How many needs of one business are shown, newest first.
const MOST: u64 = 50;

fn need(row: need::Model) -> Result<Need, StoreError> {
    Ok(Need {
        id: NeedId(row.id),
        amount: row.amount,
        tenor_months: u32::try_from(row.tenor_months)
            .map_err(|_| StoreError::Unreadable("need.tenor_months"))?,
        purpose: row.purpose.0,
        note: row.note,
        state: row.state.0,
        created_at: row.created_at,
    })
}

/// The open need of a business.
pub async fn open_of(db: &impl Reader, business: BusinessId) -> Result<Option<Need>, StoreError> {
    need::Entity::find()
        .filter(need::Column::BusinessId.eq(business.0))
        .filter(need::Column::State.eq(Text(NeedState::Open)))
        .order_by_desc(need::Column::CreatedAt)
        .one(db.connection())
        .await?
        .map(need)
        .transpose()
}

/// The needs of a business, newest first.
pub async fn list_of(db: &impl Reader, business: BusinessId) -> Result<Vec<Need>, StoreError> {
    let rows = need::Entity::find()
        .filter(need::Column::BusinessId.eq(business.0))
        .order_by_desc(need::Column::CreatedAt)
        .order_by_desc(need::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(need).collect()
}

/// Inserts an open need.
pub async fn insert(
    tx: &Tx,
    id: NeedId,
    business: BusinessId,
    new: &NewNeed,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = need::ActiveModel {
        id: Set(id.0),
        business_id: Set(business.0),
        amount: Set(new.amount.get()),
        tenor_months: Set(i32::try_from(new.tenor_months).unwrap_or(i32::MAX)),
        purpose: Set(Text(new.purpose)),
        note: Set(new.note.clone()),
        state: Set(Text(NeedState::Open)),
        created_at: Set(now),
    };
    need::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Closes every open need of a business.
pub async fn close_all(tx: &Tx, business: BusinessId) -> Result<(), StoreError> {
    need::Entity::update_many()
        .col_expr(need::Column::State, Expr::value(NeedState::Closed.as_str()))
        .filter(need::Column::BusinessId.eq(business.0))
        .filter(need::Column::State.eq(Text(NeedState::Open)))
        .exec(tx.connection())
        .await?;
    Ok(())
}
