//! By which rule the office judges cooperatives from a day on. Never changed: a new choice is a new row.

use domain::cooperatives::{DeadlineLine, StatusRule};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub from_day: Date,
    pub rule: Text<StatusRule>,
    pub line: Text<DeadlineLine>,
    pub chosen_at: DateTimeUtc,
    pub chosen_by: Uuid,
    #[sea_orm(belongs_to, from = "chosen_by", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
