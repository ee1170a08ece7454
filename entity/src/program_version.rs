//! What was published of a program, never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub number: i32,
    pub terms: Json,
    pub rule: Json,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub published_at: DateTimeUtc,
    pub published_by: Uuid,
    #[sea_orm(belongs_to, from = "program_id", to = "id")]
    pub program: BelongsTo<super::program::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
