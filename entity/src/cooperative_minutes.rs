//! What a board recorded of an annual meeting; never changed. `split` holds whole percent by name.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_minutes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: Uuid,
    pub entitled: i32,
    pub quorum: i32,
    pub present: i32,
    pub result: i64,
    pub split: Json,
    pub document_id: Uuid,
    #[sea_orm(belongs_to, from = "meeting_id", to = "id")]
    pub meeting: BelongsTo<super::cooperative_meeting::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
