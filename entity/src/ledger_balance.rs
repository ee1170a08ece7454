//! What stands on an account, moved by the lines themselves; `holder_id` is the member or the cooperative.

use domain::ledger::AccountKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_balance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: Text<AccountKind>,
    pub cooperative_id: Uuid,
    pub amount: i64,
    pub last_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
