//! Tokens of mailed links as rows, found by their hash. Each is good once, for one purpose, for a time.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use entity::token;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// A token that is still good.
#[derive(Debug)]
pub struct Found {
    /// Whose it is.
    pub account: Option<AccountId>,
    /// What it carries.
    pub payload: Value,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// A token to insert.
#[derive(Debug)]
pub struct NewToken<'a> {
    /// SHA-256 of the token.
    pub hash: Vec<u8>,
    /// Whose it is.
    pub account: Option<AccountId>,
    /// What it is good for.
    pub purpose: &'a str,
    /// What it carries.
    pub payload: Value,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// Inserts a token.
pub async fn insert(tx: &Tx, new: NewToken<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = token::ActiveModel {
        hash: Set(new.hash),
        account_id: Set(new.account.map(|id| id.0)),
        purpose: Set(new.purpose.to_owned()),
        payload: Set(new.payload),
        created_at: Set(now),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
    };
    token::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The token, if it is still good for this purpose.
pub async fn find(
    db: &impl Reader,
    hash: &[u8],
    purpose: &str,
    now: DateTime<Utc>,
) -> Result<Option<Found>, StoreError> {
    let row = token::Entity::find()
        .filter(token::Column::Hash.eq(hash))
        .filter(token::Column::Purpose.eq(purpose))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(now))
        .one(db.connection())
        .await?;
    Ok(row.map(|row| Found {
        account: row.account_id.map(AccountId),
        payload: row.payload,
        expires_at: row.expires_at,
    }))
}

/// Uses the token up: of two that come at once, one gets it.
pub async fn take(
    tx: &Tx,
    hash: &[u8],
    purpose: &str,
    now: DateTime<Utc>,
) -> Result<Option<Found>, StoreError> {
    let Some(found) = find(tx, hash, purpose, now).await? else {
        return Ok(None);
    };
    let used = token::ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    let done = token::Entity::update_many()
        .set(used)
        .filter(token::Column::Hash.eq(hash))
        .filter(token::Column::UsedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok((done.rows_affected == 1).then_some(found))
}

/// Makes every unused token of an account for a purpose worthless.
pub async fn revoke(
    tx: &Tx,
    account: AccountId,
    purpose: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let used = token::ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    token::Entity::update_many()
        .set(used)
        .filter(token::Column::AccountId.eq(account.0))
        .filter(token::Column::Purpose.eq(purpose))
        .filter(token::Column::UsedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Since when an account has had a token for a purpose that is still good.
pub async fn since(
    db: &impl Reader,
    account: AccountId,
    purpose: &str,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = token::Entity::find()
        .filter(token::Column::AccountId.eq(account.0))
        .filter(token::Column::Purpose.eq(purpose))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(now))
        .one(db.connection())
        .await?;
    Ok(row.map(|row| row.created_at))
}
