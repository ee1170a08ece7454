//! An annual meeting that was held, for one year of account; its day where that is known.

use domain::cooperatives::RecordSource;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub year: i32,
    pub held_on: Option<Date>,
    pub source: Text<RecordSource>,
    pub recorded_at: DateTimeUtc,
    pub recorded_by: Option<Uuid>,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
