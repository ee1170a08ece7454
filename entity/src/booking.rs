//! One booking on a line, never changed; what was wrong is booked back.

use domain::funds::BookingKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub fund_id: Uuid,
    pub line_id: Uuid,
    pub kind: Text<BookingKind>,
    pub committed: i64,
    pub realised: i64,
    pub day: Date,
    pub purpose: String,
    pub reference: String,
    pub commitment_id: Option<Uuid>,
    pub corrects_id: Option<Uuid>,
    pub training_id: Option<Uuid>,
    pub at: DateTimeUtc,
    pub by: Uuid,
    pub once_key: String,
    #[sea_orm(belongs_to, from = "line_id", to = "id")]
    pub line: BelongsTo<super::budget_line::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
