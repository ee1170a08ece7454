//! A loan to a member with what was paid of it.

use domain::money::{Method, Rate};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_loan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub member_id: Uuid,
    pub principal: i64,
    pub rate: Text<Rate>,
    pub months: i16,
    pub method: Text<Method>,
    pub begun: Date,
    pub repaid: i64,
    pub interest_paid: i64,
    pub cancelled: bool,
    #[sea_orm(belongs_to, from = "member_id", to = "id")]
    pub member: BelongsTo<super::member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
