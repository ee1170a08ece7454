//! One thing that happened to a session of mentoring, never changed. Without an action it is the recording itself.

use domain::mentoring::{SessionAction, SessionStatus};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentoring_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub at: DateTimeUtc,
    pub actor_id: Uuid,
    pub actor_role: String,
    pub action: Option<Text<SessionAction>>,
    pub from_status: Option<Text<SessionStatus>>,
    pub to_status: Text<SessionStatus>,
    pub note: Option<String>,
    pub data: Option<Json>,
    #[sea_orm(belongs_to, from = "session_id", to = "id")]
    pub session: BelongsTo<super::mentoring_session::Entity>,
    #[sea_orm(belongs_to, from = "actor_id", to = "id")]
    pub actor: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
