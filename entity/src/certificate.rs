//! A certificate: what for, who, when. `taken_id` is the participation it proves.

use domain::certificates::CertificateKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub code: String,
    pub kind: Text<CertificateKind>,
    pub taken_id: Uuid,
    pub holder_id: Option<Uuid>,
    pub holder: String,
    pub business: String,
    pub title_id: String,
    pub title_en: String,
    pub organisation_id: Option<Uuid>,
    pub organisation: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub sessions: Option<i32>,
    pub hours: Option<i32>,
    pub issued_at: DateTimeUtc,
    pub issued_by: Option<Uuid>,
    pub revoked_at: Option<DateTimeUtc>,
    pub revoked_by: Option<Uuid>,
    pub revoked_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
