//! The book of a cooperative. Whoever posts takes its row first; `entries` is the number last given.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_book")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cooperative_id: Uuid,
    pub entries: i64,
    pub closed_until: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
