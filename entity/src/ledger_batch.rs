//! Entries that were posted together: `period` tells a month, a year or a file, so that none is posted twice unless it was undone.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub kind: String,
    pub period: String,
    pub entries: i32,
    pub total: i64,
    pub at: DateTimeUtc,
    pub by: Uuid,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
