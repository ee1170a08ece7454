//! A training of the office; the database refuses more participants than it has seats.

use domain::facts::FactKey;
use domain::trainings::TrainingStatus;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub fund_id: Uuid,
    pub line_id: Uuid,
    pub name: String,
    pub about: String,
    pub place: String,
    pub district: Option<String>,
    pub starts_on: Date,
    pub ends_on: Date,
    pub register_by: Date,
    pub hours: i32,
    pub seats: i32,
    pub taken: i32,
    pub gap: Option<String>,
    pub improves: Option<Text<FactKey>>,
    pub improves_to: Option<String>,
    pub status: Text<TrainingStatus>,
    pub created_at: DateTimeUtc,
    pub created_by: Uuid,
    pub opened_at: Option<DateTimeUtc>,
    pub held_at: Option<DateTimeUtc>,
    pub once_key: String,
    #[sea_orm(belongs_to, from = "line_id", to = "id")]
    pub line: BelongsTo<super::budget_line::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
