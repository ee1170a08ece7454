//! A credit offer: its draft, and the present version's terms again in columns for lists. `rate_bp` is
//! hundredths of a percent a year, for order and filters; `rate_exact` and `fee_exact` are ten-thousandths of a percent.

use domain::money::Method;
use domain::offers::Publication;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub publication: Text<Publication>,
    pub draft: Json,
    pub draft_revision: i32,
    pub current_version_id: Option<Uuid>,
    pub scheduled_version_id: Option<Uuid>,
    pub name_id: String,
    pub name_en: String,
    pub scheme: String,
    pub floor: i64,
    pub ceiling: i64,
    pub rate_bp: i32,
    pub rate_exact: i32,
    pub fee_fixed: i64,
    pub fee_exact: i32,
    pub method: Text<Method>,
    pub min_tenor: i32,
    pub max_tenor: i32,
    pub purposes: String,
    pub decision_days: i32,
    pub syariah: bool,
    pub search: String,
    pub published_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
