//! A request for credit or for a seat. What it was judged by (version, facts, findings, terms) is frozen in
//! it.

use domain::applications::{Status, WorkflowKind};
use domain::facts::Purpose;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: Text<WorkflowKind>,
    #[sea_orm(unique)]
    pub receipt: Option<String>,
    pub business_id: Uuid,
    pub owner_id: Uuid,
    pub organisation_id: Uuid,
    pub subject_id: Uuid,
    pub version_id: Uuid,
    pub cohort_id: Option<Uuid>,
    pub status: Text<Status>,
    pub resume_status: Option<Text<Status>>,
    pub revision: i32,
    pub amount: Option<i64>,
    pub tenor_months: Option<i32>,
    pub purpose: Option<Text<Purpose>>,
    pub draft: Json,
    pub facts: Option<Json>,
    pub findings: Option<Json>,
    pub terms: Option<Json>,
    pub letter: Option<Json>,
    pub letter_expires_on: Option<Date>,
    pub assigned_to: Option<Uuid>,
    pub assigned_at: Option<DateTimeUtc>,
    pub reviewed_by: Option<Uuid>,
    pub decline: Option<Json>,
    pub due_on: Option<Date>,
    pub phone_last4: Option<String>,
    #[sea_orm(unique)]
    pub once_key: Option<String>,
    pub created_at: DateTimeUtc,
    pub submitted_at: Option<DateTimeUtc>,
    pub status_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
    pub wish: Option<i32>,
    pub points: Option<i32>,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
    #[sea_orm(belongs_to, from = "owner_id", to = "id")]
    pub owner: BelongsTo<super::account::Entity>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
    #[sea_orm(belongs_to, from = "cohort_id", to = "id")]
    pub cohort: BelongsTo<Option<super::cohort::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
