//! Notices as rows: what an account is told inside the portal.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use entity::notice;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::Value;
use uuid::Uuid;

use super::db::source::Source as _;
use super::{StoreError, Tx};

/// A notice to insert.
#[derive(Debug)]
pub struct NewNotice<'a> {
    /// Its id.
    pub id: Uuid,
    /// Who is told.
    pub to: AccountId,
    /// Which notice.
    pub kind: &'a str,
    /// What its text needs.
    pub params: &'a Value,
    /// Where it leads, a path.
    pub link: &'a str,
}

/// Inserts a notice.
pub async fn insert(tx: &Tx, new: NewNotice<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = notice::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.to.0),
        at: Set(now),
        kind: Set(new.kind.to_owned()),
        params: Set(new.params.clone()),
        link: Set(new.link.to_owned()),
        read_at: Set(None),
    };
    notice::Entity::insert(row)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}
