//! A person who signs in, by `email` (kept in lower case) or `sign_in_phone`: one of them stands. The TOTP secret is sealed.

use domain::accounts::Role;
use domain::language::Language;
use sea_orm::entity::prelude::*;

use crate::Text;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub email: Option<String>,
    pub email_proved_at: Option<DateTimeUtc>,
    pub password_hash: Option<String>,
    pub role: Text<Role>,
    pub organisation_id: Option<Uuid>,
    #[sea_orm(unique)]
    pub sign_in_phone: Option<String>,
    pub name: String,
    pub phone: Option<String>,
    pub language: Text<Language>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_on: bool,
    pub totp_last_step: Option<i64>,
    pub recovery_codes: Option<Json>,
    pub created_at: DateTimeUtc,
    pub disabled_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<Option<super::organisation::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
