//! One round of a program, with its seats.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub apply_by: Date,
    pub seats: i32,
    pub place: String,
    pub created_at: DateTimeUtc,
    /// Kept by triggers; never written by hand.
    pub taken: i32,
    pub assigned_on: Option<Date>,
    #[sea_orm(belongs_to, from = "program_id", to = "id")]
    pub program: BelongsTo<super::program::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
