//! The fund of a year, with what is allocated to lines and what is booked of it.

use domain::funds::FundSource;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fund")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub year: i32,
    pub source: Text<FundSource>,
    pub name: String,
    pub amount: i64,
    pub allocated: i64,
    pub booked: i64,
    pub opened_at: DateTimeUtc,
    pub opened_by: Uuid,
    pub closed_at: Option<DateTimeUtc>,
    pub closed_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
