//! A day on which a cooperative is known to have been at work.

use domain::cooperatives::RecordSource;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub day: Date,
    pub source: Text<RecordSource>,
    pub recorded_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
