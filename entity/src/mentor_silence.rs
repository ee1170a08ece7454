//! A mentor who is silent towards a participant, and how far it has come.

use domain::mentoring::SilenceStage;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentor_silence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub mentor_id: Uuid,
    pub stage: Text<SilenceStage>,
    pub since: Date,
    pub stage_at: DateTimeUtc,
    pub paused_on: Option<Date>,
    pub removed_on: Option<Date>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<Uuid>,
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "application_id", to = "id")]
    pub application: BelongsTo<super::application::Entity>,
    #[sea_orm(belongs_to, from = "mentor_id", to = "id")]
    pub mentor: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
