//! A budget line; its totals are the sums of its bookings, and the database refuses what has no room.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "budget_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub fund_id: Uuid,
    pub activity_id: Uuid,
    pub name: String,
    pub amount: i64,
    pub approved: i64,
    pub committed: i64,
    pub realised: i64,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "activity_id", to = "id")]
    pub activity: BelongsTo<super::fund_activity::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
