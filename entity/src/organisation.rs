//! A bank or a partner, and where it stands with the office.

use domain::organisations::{OrganisationKind, OrganisationStatus};
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: Text<OrganisationKind>,
    pub name: String,
    pub short_name: String,
    pub email: String,
    pub phone: String,
    pub address: String,
    pub district: Option<String>,
    pub four_eyes: bool,
    pub status: Text<OrganisationStatus>,
    pub reason: Option<String>,
    pub registered_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
