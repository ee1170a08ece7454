//! Second factors as columns of the account: the sealed key, the step last used, the digests of the recovery codes.

use domain::accounts::AccountId;
use entity::account;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// What is kept of a second factor.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The key, sealed.
    pub secret: Option<Vec<u8>>,
    /// Whether it was confirmed by a code.
    pub on: bool,
    /// The step of the last code that was taken.
    pub last_step: Option<i64>,
    /// Digests of the recovery codes that are left, in hexadecimal.
    pub recovery: Vec<String>,
}

/// The second factor of an account.
pub async fn find(db: &impl Reader, id: AccountId) -> Result<Option<Kept>, StoreError> {
    let row = account::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| Kept {
        secret: row.totp_secret,
        on: row.totp_on,
        last_step: row.totp_last_step,
        recovery: codes(row.recovery_codes.as_ref()),
    }))
}

fn codes(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts.map(ToOwned::to_owned).collect()
}

/// Keeps a key that has still to be confirmed.
pub async fn propose(tx: &Tx, id: AccountId, sealed: Vec<u8>) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        totp_secret: Set(Some(sealed)),
        totp_on: Set(false),
        totp_last_step: Set(None),
        recovery_codes: Set(None),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes that the code of a step was taken; `false` when that step, or a later one, was taken before.
pub async fn take_step(tx: &Tx, id: AccountId, step: i64) -> Result<bool, StoreError> {
    let taken = account::ActiveModel { totp_last_step: Set(Some(step)), ..Default::default() };
    let fresh = account::Column::TotpLastStep.is_null().or(account::Column::TotpLastStep.lt(step));
    let done = account::Entity::update_many()
        .set(taken)
        .filter(account::Column::Id.eq(id.0))
        .filter(fresh)
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Switches the factor on.
pub async fn switch_on(tx: &Tx, id: AccountId) -> Result<(), StoreError> {
    let row = account::ActiveModel { id: Set(id.0), totp_on: Set(true), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Keeps the digests of the recovery codes.
pub async fn set_recovery(tx: &Tx, id: AccountId, digests: &[String]) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        recovery_codes: Set(Some(json!(digests))),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Forgets the factor.
pub async fn forget(tx: &Tx, id: AccountId) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        totp_secret: Set(None),
        totp_on: Set(false),
        totp_last_step: Set(None),
        recovery_codes: Set(None),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}
