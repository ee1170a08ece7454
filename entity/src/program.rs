//! A mentoring program: its draft, and the present version again in columns for lists.

use domain::offers::Publication;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program")]
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
    pub topics: String,
    pub district: Option<String>,
    pub improves: String,
    pub search: String,
    pub published_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
