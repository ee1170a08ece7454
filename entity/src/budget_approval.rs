//! What the head approved beyond a line, never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "budget_approval")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub line_id: Uuid,
    pub amount: i64,
    pub reason: String,
    pub at: DateTimeUtc,
    pub by: Uuid,
    pub once_key: String,
    #[sea_orm(belongs_to, from = "line_id", to = "id")]
    pub line: BelongsTo<super::budget_line::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
