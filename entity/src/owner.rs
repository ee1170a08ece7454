//! What an owner says of herself. The NIK is sealed; `nik_index` is its keyed hash, for finding the same
//! one again.

use domain::facts::Sex;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "owner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub nik_sealed: Option<Vec<u8>>,
    #[sea_orm(unique)]
    pub nik_index: Option<Vec<u8>>,
    pub nik_last4: Option<String>,
    pub born_on: Option<Date>,
    pub sex: Option<Text<Sex>>,
    pub birth_warning: Option<String>,
    pub address: Option<String>,
    pub district: Option<String>,
    pub village: Option<String>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
