//! How one business stands to one offer or program, as last judged.

use domain::matching::{SubjectKind, Verdict};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "match_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub subject_kind: Text<SubjectKind>,
    pub subject_id: Uuid,
    pub version_id: Uuid,
    pub verdict: Text<Verdict>,
    pub findings: Json,
    pub total_cost: Option<i64>,
    pub first_instalment: Option<i64>,
    pub computed_at: DateTimeUtc,
    pub eligible_since: Option<DateTimeUtc>,
    pub told_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
