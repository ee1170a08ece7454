//! What a business asks money for.

use domain::facts::Purpose;
use domain::needs::NeedState;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "need")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub amount: i64,
    pub tenor_months: i32,
    pub purpose: Text<Purpose>,
    pub note: String,
    pub state: Text<NeedState>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
