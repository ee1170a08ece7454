//! A member of a cooperative; `left_on` is the day from which her accounts are only settled. `account_id` once she signs in.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub number: String,
    pub name: String,
    pub phone: Option<String>,
    pub joined_on: Date,
    pub left_on: Option<Date>,
    pub account_id: Option<Uuid>,
    pub nik_sealed: Option<Vec<u8>>,
    pub nik_index: Option<Vec<u8>>,
    pub nik_last4: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
