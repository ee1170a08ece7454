//! A member's dispute of one line: the entry, and which of her accounts it moved.

use domain::disputes::DisputeAnswer;
use domain::ledger::AccountKind;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_dispute")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub member_id: Uuid,
    pub entry_id: Uuid,
    pub account: Text<AccountKind>,
    pub words: String,
    pub opened_at: DateTimeUtc,
    pub answer: Option<Text<DisputeAnswer>>,
    pub answer_words: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<Uuid>,
    pub sent_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    pub office_told_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
