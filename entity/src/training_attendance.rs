//! That somebody was there on a day.

use domain::trainings::Presence;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_attendance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    pub how: Text<Presence>,
    pub at: DateTimeUtc,
    pub by: Option<Uuid>,
    #[sea_orm(belongs_to, from = "participant_id", to = "id")]
    pub participant: BelongsTo<super::training_participant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
