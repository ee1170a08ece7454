//! Which business a cooperative is.

use chrono::{DateTime, Utc};
use domain::cooperatives::CooperativeId;
use domain::facts::BusinessId;
use entity::{business, cooperative_business};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::db::source::Source as _;
use crate::store::{Reader, StoreError, Tx};

/// Links. Either may be linked once only: a second is `Unique`.
pub async fn insert(
    tx: &Tx,
    on: CooperativeId,
    business: BusinessId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = cooperative_business::ActiveModel {
        cooperative_id: Set(on.0),
        business_id: Set(business.0),
        linked_at: Set(now),
    };
    cooperative_business::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The business of a cooperative, with its name.
pub async fn find(db: &impl Reader, on: CooperativeId) -> Result<Option<(BusinessId, String)>, StoreError> {
    let row = cooperative_business::Entity::find_by_id(on.0)
        .find_also_related(business::Entity)
        .one(db.connection())
        .await?;
    Ok(row.and_then(|(link, business)| Some((BusinessId(link.business_id), business?.name))))
}

/// Every link; of one cooperative where `on` names it.
pub async fn list(
    db: &impl Reader,
    on: Option<CooperativeId>,
) -> Result<Vec<(CooperativeId, BusinessId)>, StoreError> {
    let mut found = cooperative_business::Entity::find();
    if let Some(id) = on {
        found = found.filter(cooperative_business::Column::CooperativeId.eq(id.0));
    }
    let rows = found.order_by_asc(cooperative_business::Column::CooperativeId).all(db.connection()).await?;
    Ok(rows.into_iter().map(|row| (CooperativeId(row.cooperative_id), BusinessId(row.business_id))).collect())
}
