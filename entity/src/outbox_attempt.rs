//! One try at sending a mail.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub outbox_id: Uuid,
    pub at: DateTimeUtc,
    pub outcome: String,
    pub detail: String,
    #[sea_orm(belongs_to, from = "outbox_id", to = "id")]
    pub outbox: BelongsTo<super::outbox::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
