//! Accounts as rows.

use chrono::{DateTime, Utc};
use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::OrganisationId;
use domain::policy::Scope;
use entity::{Text, account};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::accounts::Account;
use crate::usecases::accounts::registration::NewAccount;

fn account(row: account::Model) -> Account {
    Account {
        id: AccountId(row.id),
        email: row.email,
        sign_in_phone: row.sign_in_phone,
        email_proved: row.email_proved_at.is_some(),
        password: row.password_hash,
        role: row.role.0,
        organisation: row.organisation_id.map(OrganisationId),
        name: row.name,
        phone: row.phone,
        language: row.language.0,
        second_factor_on: row.totp_on,
        disabled: row.disabled_at.is_some(),
    }
}

/// The account with this id.
pub async fn find(db: &impl Reader, id: AccountId) -> Result<Option<Account>, StoreError> {
    Ok(account::Entity::find_by_id(id.0).one(db.connection()).await?.map(account))
}

/// The account with this address, given in lower case.
pub async fn find_by_email(db: &impl Reader, email: &str) -> Result<Option<Account>, StoreError> {
    let found = account::Entity::find().filter(account::Column::Email.eq(email)).one(db.connection()).await?;
    Ok(found.map(account))
}

/// The account that signs in with this telephone number, in E.164.
pub async fn find_by_phone(db: &impl Reader, phone: &str) -> Result<Option<Account>, StoreError> {
    let found = account::Entity::find().filter(account::Column::SignInPhone.eq(phone)).one(db.connection());
    Ok(found.await?.map(account))
}

/// Inserts an owner's account without an address, which signs in with its telephone number.
pub async fn insert_by_phone(
    tx: &Tx,
    id: AccountId,
    (name, phone): (&str, &str),
    (kept, language): (&str, Language),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        sign_in_phone: Set(Some(phone.to_owned())),
        password_hash: Set(Some(kept.to_owned())),
        role: Set(Text(Role::Owner)),
        name: Set(name.to_owned()),
        phone: Set(Some(phone.to_owned())),
        language: Set(Text(language)),
        totp_on: Set(false),
        created_at: Set(now),
        ..Default::default()
    };
    account::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Another telephone number to sign in with, and a new password.
pub async fn set_sign_in(tx: &Tx, id: AccountId, phone: &str, kept: &str) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        sign_in_phone: Set(Some(phone.to_owned())),
        phone: Set(Some(phone.to_owned())),
        password_hash: Set(Some(kept.to_owned())),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Inserts an account whose address is not proved yet. `kept` is what is kept of its password.
pub async fn insert(
    tx: &Tx,
    id: AccountId,
    new: &NewAccount,
    kept: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        email: Set(Some(new.email.clone())),
        password_hash: Set(kept.map(ToOwned::to_owned)),
        role: Set(Text(new.role)),
        organisation_id: Set(new.organisation.map(|id| id.0)),
        name: Set(new.name.clone()),
        phone: Set(new.phone.clone()),
        language: Set(Text(new.language)),
        totp_on: Set(false),
        created_at: Set(now),
        ..Default::default()
    };
    account::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a new registration or invitation over one whose address was never proved.
pub async fn replace_unproved(
    tx: &Tx,
    id: AccountId,
    new: &NewAccount,
    kept: Option<&str>,
) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        password_hash: Set(kept.map(ToOwned::to_owned)),
        role: Set(Text(new.role)),
        organisation_id: Set(new.organisation.map(|id| id.0)),
        name: Set(new.name.clone()),
        phone: Set(new.phone.clone()),
        language: Set(Text(new.language)),
        disabled_at: Set(None),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Notes that the address was proved.
pub async fn mark_proved(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = account::ActiveModel { id: Set(id.0), email_proved_at: Set(Some(now)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Keeps a new password.
pub async fn set_password(tx: &Tx, id: AccountId, kept: &str) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        password_hash: Set(Some(kept.to_owned())),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Moves the account to another address, which has been proved.
pub async fn set_email(tx: &Tx, id: AccountId, email: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        email: Set(Some(email.to_owned())),
        email_proved_at: Set(Some(now)),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Writes what the person may change by themselves.
pub async fn set_details(
    tx: &Tx,
    id: AccountId,
    name: &str,
    phone: Option<&str>,
    language: Language,
) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        name: Set(name.to_owned()),
        phone: Set(phone.map(ToOwned::to_owned)),
        language: Set(Text(language)),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Another telephone number to sign in with; `Unique` where somebody else does.
pub async fn set_sign_in_phone(tx: &Tx, id: AccountId, phone: &str) -> Result<(), StoreError> {
    let row = account::ActiveModel {
        id: Set(id.0),
        sign_in_phone: Set(Some(phone.to_owned())),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Closes an account (`None` opens it again).
pub async fn set_disabled(tx: &Tx, id: AccountId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    let row = account::ActiveModel { id: Set(id.0), disabled_at: Set(at), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// The people of an organisation, those who were invited among them; of the office for [`Scope::Everything`].
pub async fn colleagues(db: &impl Reader, scope: Scope) -> Result<Vec<Account>, StoreError> {
    let people = match scope {
        Scope::Organisation(id) => account::Entity::find().filter(account::Column::OrganisationId.eq(id.0)),
        Scope::Everything => account::Entity::find()
            .filter(account::Column::Role.is_in([Text(Role::OfficeStaff), Text(Role::OfficeHead)])),
        Scope::Own(_) | Scope::Public | Scope::Nothing => return Ok(Vec::new()),
    };
    let rows = people
        .filter(account::Column::EmailProvedAt.is_not_null().or(account::Column::DisabledAt.is_null()))
        .order_by_asc(account::Column::Name)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(account).collect())
}
