//! One session of mentoring, as the mentor recorded it and the owner confirmed it.

use domain::facts::FactKey;
use domain::mentoring::{ConfirmedBy, SessionStatus};
use domain::programs::Topic;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentoring_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub mentor_id: Uuid,
    pub status: Text<SessionStatus>,
    pub revision: i32,
    pub starts_at: DateTimeUtc,
    pub minutes: i32,
    pub place: String,
    pub topic: Text<Topic>,
    pub fact: Option<Text<FactKey>>,
    pub note: String,
    pub photo_id: Option<Uuid>,
    pub confirmed_by: Option<Text<ConfirmedBy>>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub reason: Option<String>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub status_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "application_id", to = "id")]
    pub application: BelongsTo<super::application::Entity>,
    #[sea_orm(belongs_to, from = "mentor_id", to = "id")]
    pub mentor: BelongsTo<super::account::Entity>,
    #[sea_orm(belongs_to, from = "photo_id", to = "id")]
    pub photo: BelongsTo<Option<super::document::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
