//! Somebody who takes part in a training; the NIB is sealed.

use domain::facts::Sex;
use domain::funds::ParticipantKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_participant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub training_id: Uuid,
    pub who: String,
    pub kind: Text<ParticipantKind>,
    pub account_id: Option<Uuid>,
    pub business_id: Option<Uuid>,
    pub name: String,
    pub sex: Option<Text<Sex>>,
    pub district: Option<String>,
    pub cooperative: Option<String>,
    pub covered: bool,
    pub nib_sealed: Option<Vec<u8>>,
    pub nib_last4: Option<String>,
    pub nib_index: Option<Vec<u8>>,
    pub before_score: Option<i32>,
    pub after_score: Option<i32>,
    pub registered_at: DateTimeUtc,
    pub registered_by: Option<Uuid>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub raised_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "training_id", to = "id")]
    pub training: BelongsTo<super::training::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
