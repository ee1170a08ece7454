//! What stands on an account, moved by the lines themselves; `holder_id` is the member or the cooperative.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_balance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    pub cooperative_id: Uuid,
    pub amount: i64,
    pub last_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
