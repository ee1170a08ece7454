//! A business; the numbers that name it are sealed. `import_key` makes an import repeatable.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "business")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub owner_id: Uuid,
    pub name: String,
    pub district: Option<String>,
    pub village: Option<String>,
    pub address: Option<String>,
    pub phone_last4: Option<String>,
    pub description: Option<String>,
    pub nib_sealed: Option<Vec<u8>>,
    pub nib_last4: Option<String>,
    pub npwp_sealed: Option<Vec<u8>>,
    pub npwp_last4: Option<String>,
    pub capital: Option<i64>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub profile_steps: Option<Json>,
    pub archived_at: Option<DateTimeUtc>,
    #[sea_orm(unique)]
    pub import_key: Option<String>,
    pub matched_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "owner_id", to = "id")]
    pub owner: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
