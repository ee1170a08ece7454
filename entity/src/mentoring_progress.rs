//! What a fact was when a participation started, and when it was completed. Fact and moment are spelled as in the domain.

use domain::facts::Evidence;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentoring_progress")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub moment: String,
    pub value: Option<String>,
    pub evidence: Option<Text<Evidence>>,
    pub target: String,
    pub reached: bool,
    pub at: DateTimeUtc,
    pub by_id: Option<Uuid>,
    pub found: Option<Json>,
    #[sea_orm(belongs_to, from = "application_id", to = "id")]
    pub application: BelongsTo<super::application::Entity>,
    #[sea_orm(belongs_to, from = "by_id", to = "id")]
    pub by: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
