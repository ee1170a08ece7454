//! A file that somebody uploaded; the content lies in the file store under its hash.

use domain::documents::{DocumentKind, DocumentStatus};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub owner_id: Option<Uuid>,
    pub business_id: Option<Uuid>,
    pub organisation_id: Option<Uuid>,
    pub kind: Text<DocumentKind>,
    pub file_name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub uploaded_at: DateTimeUtc,
    pub uploaded_by: Uuid,
    pub status: Text<DocumentStatus>,
    pub checked_by: Option<Uuid>,
    pub checked_at: Option<DateTimeUtc>,
    pub reason: Option<String>,
    pub expires_on: Option<Date>,
    #[sea_orm(belongs_to, from = "owner_id", to = "id")]
    pub owner: BelongsTo<Option<super::account::Entity>>,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<Option<super::business::Entity>>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<Option<super::organisation::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
