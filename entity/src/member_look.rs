//! Somebody other than the member looked at her account.

use domain::disputes::{LookAt, LookSeat};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_look")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub member_id: Uuid,
    pub at: DateTimeUtc,
    pub by: Uuid,
    pub seat: Text<LookSeat>,
    pub what: Text<LookAt>,
}

impl ActiveModelBehavior for ActiveModel {}
