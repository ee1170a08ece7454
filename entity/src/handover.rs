//! A business that the office handed over: from which account to which, who saw what proof of it.

use domain::claims::ClaimProof;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "handover")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub from_id: Uuid,
    pub to_id: Uuid,
    pub by_id: Uuid,
    pub proof: Text<ClaimProof>,
    pub note: String,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
