//! One statement about a business, never changed: the history behind `fact_sheet`. A null value made the
//! fact unknown again.

use domain::facts::{Evidence, FactKey};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub key: Text<FactKey>,
    pub value: Option<String>,
    pub evidence: Text<Evidence>,
    pub document_id: Option<Uuid>,
    pub stated_at: DateTimeUtc,
    pub stated_by: Option<Uuid>,
    pub expires_on: Option<Date>,
    pub note: Option<String>,
    #[sea_orm(belongs_to, from = "business_id", to = "id")]
    pub business: BelongsTo<super::business::Entity>,
    #[sea_orm(belongs_to, from = "document_id", to = "id")]
    pub document: BelongsTo<Option<super::document::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
