//! A file that was imported, known by its hash: the same file again changes nothing.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    pub by: Option<Uuid>,
    #[sea_orm(unique)]
    pub file_hash: String,
    pub rows: i32,
}

impl ActiveModelBehavior for ActiveModel {}
