//! Notices as rows: what an account is told inside the portal.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::policy::Scope;
use entity::notice;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, Order, QueryFilter};
use serde_json::Value;
use uuid::Uuid;

use super::db::source::Source as _;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx};
use crate::usecases::notices::Notice;

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
    notice::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The notices of an account, newest first. Notices are read by nobody else, so every other scope is empty.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Notice>, StoreError> {
    let Scope::Own(account) = scope else {
        return Ok(Page { rows: Vec::new(), next: None });
    };
    let list = notice::Entity::find().filter(notice::Column::AccountId.eq(account.0));
    let place = (notice::Column::At, notice::Column::Id);
    let rows = paging::by_time(list, place, &Order::Desc, cursor, size).all(db.connection()).await?;
    let page = Page::cut(rows, size, |row| Cursor::instant(row.at, row.id));
    Ok(page.map(|row| Notice {
        id: row.id,
        at: row.at,
        kind: row.kind,
        params: row.params,
        read: row.read_at.is_some(),
    }))
}

/// Where a notice of this account leads.
pub async fn link_of(db: &impl Reader, account: AccountId, id: Uuid) -> Result<Option<String>, StoreError> {
    let row = notice::Entity::find_by_id(id)
        .filter(notice::Column::AccountId.eq(account.0))
        .one(db.connection())
        .await?;
    Ok(row.map(|row| row.link))
}

/// Marks one notice of an account as read, or all of them.
pub async fn mark_read(
    tx: &Tx,
    account: AccountId,
    one: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let read = notice::ActiveModel { read_at: Set(Some(now)), ..Default::default() };
    let mut unread = notice::Entity::update_many()
        .set(read)
        .filter(notice::Column::AccountId.eq(account.0))
        .filter(notice::Column::ReadAt.is_null());
    if let Some(id) = one {
        unread = unread.filter(notice::Column::Id.eq(id));
    }
    unread.exec(tx.connection()).await?;
    Ok(())
}
