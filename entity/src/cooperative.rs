//! A cooperative of the office's register. `register_key` is the id that the register gives it.

use domain::cooperatives::{BookYearEnd, CooperativeKind};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub register_key: String,
    pub name: String,
    pub kind: Text<CooperativeKind>,
    pub district: Option<String>,
    pub village: Option<String>,
    pub address: Option<String>,
    pub founded_on: Option<Date>,
    pub book_year_end: Option<Text<BookYearEnd>>,
    pub legal_number: Option<String>,
    pub certificate_number: Option<String>,
    pub certificate_until: Option<Date>,
    pub board_until: Option<Date>,
    pub members: Option<i32>,
    pub assets: Option<i64>,
    pub own_capital: Option<i64>,
    pub annual_sales: Option<i64>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
