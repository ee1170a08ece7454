//! A seat on the board of a cooperative: claimed, invited, held, refused or over. `document_id` is the paper of a claim.

use domain::cooperatives::{BoardOffice, SeatState};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperative_seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cooperative_id: Uuid,
    pub account_id: Uuid,
    pub office: Text<BoardOffice>,
    pub state: Text<SeatState>,
    pub document_id: Option<Uuid>,
    pub asked_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
    pub reason: Option<String>,
    /// Null while the seat is on its way or held.
    pub over_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "cooperative_id", to = "id")]
    pub cooperative: BelongsTo<super::cooperative::Entity>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
