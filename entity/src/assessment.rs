//! One assessment of an area of a business: never changed, the newest counts.

use domain::levels::{Area, Assessor};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub area: Text<Area>,
    pub answers: Json,
    pub level: i32,
    pub assessor: Text<Assessor>,
    pub by_id: Uuid,
    pub application_id: Option<Uuid>,
    #[sea_orm(unique)]
    pub once_key: String,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
    #[sea_orm(belongs_to, from = "by_id", to = "id")]
    pub by: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
