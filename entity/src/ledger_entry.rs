//! An entry of the books, never changed. Its row seals its lines.

use domain::ledger::EntryKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub number: i64,
    pub kind: Text<EntryKind>,
    pub day: Date,
    pub note: String,
    pub reference: String,
    pub year: Option<i32>,
    pub reverses_id: Option<Uuid>,
    pub batch_id: Option<Uuid>,
    pub loan_id: Option<Uuid>,
    pub at: DateTimeUtc,
    pub by: Uuid,
    pub once_key: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
