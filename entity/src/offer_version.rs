//! What was published, never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub offer_id: Uuid,
    pub number: i32,
    pub terms: Json,
    pub rule: Json,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub published_at: DateTimeUtc,
    pub published_by: Uuid,
    #[sea_orm(belongs_to, from = "offer_id", to = "id")]
    pub offer: BelongsTo<super::offer::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
