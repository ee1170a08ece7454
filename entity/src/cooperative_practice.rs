//! That office or board said whether a cooperative does something, from which day on. Never changed: a new word is a new row.

use domain::cooperatives::{Practice, RecordSource};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub practice: Text<Practice>,
    pub holds: bool,
    pub on_day: Date,
    pub source: Text<RecordSource>,
    pub note: Option<String>,
    pub recorded_at: DateTimeUtc,
    pub recorded_by: Uuid,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
    #[sea_orm(belongs_to, from = "recorded_by", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
