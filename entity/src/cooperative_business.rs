//! The business as which a cooperative asks for credit: one of its board's, at most one for each.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_business")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cooperative_id: Uuid,
    #[sea_orm(unique)]
    pub business_id: Uuid,
    pub linked_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
