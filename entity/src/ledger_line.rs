//! A line of an entry; `moves` is what it adds to its account on the side where that belongs.

use domain::ledger::AccountKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i32,
    pub cooperative_id: Uuid,
    pub number: i64,
    pub day: Date,
    pub account: Text<AccountKind>,
    pub member_id: Option<Uuid>,
    pub debit: i64,
    pub credit: i64,
    pub moves: i64,
}

impl ActiveModelBehavior for ActiveModel {}
