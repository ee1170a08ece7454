//! Sessions as rows, found by the hash of their secret.

use chrono::{DateTime, Utc};
use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::{OrganisationId, OrganisationStatus};
use entity::{Text, account, notice, organisation, session};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::sessions::{Account, Own};

/// A session with the account behind it.
#[derive(Debug)]
pub struct Found {
    /// The account, if somebody signed in.
    pub account: Option<Account>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to some minutes.
    pub seen_at: DateTime<Utc>,
    /// Whether the second factor was shown.
    pub second_factor: bool,
    /// Answers of the quick check.
    pub answers: Option<Value>,
}

#[derive(FromQueryResult)]
struct Row {
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    second_factor: bool,
    answers: Option<Value>,
    account_id: Option<Uuid>,
    role: Option<Text<Role>>,
    name: Option<String>,
    language: Option<Text<Language>>,
    organisation_id: Option<Uuid>,
    totp_on: Option<bool>,
    disabled_at: Option<DateTime<Utc>>,
    organisation_status: Option<Text<OrganisationStatus>>,
    unread: i64,
}

fn unread() -> SimpleExpr {
    let count = Query::select()
        .expr(Expr::col((notice::Entity, notice::Column::Id)).count())
        .from(notice::Entity)
        .and_where(
            Expr::col((notice::Entity, notice::Column::AccountId))
                .equals((session::Entity, session::Column::AccountId)),
        )
        .and_where(Expr::col((notice::Entity, notice::Column::ReadAt)).is_null())
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(count.into()))
}

/// The running session with this hash: one query, with its account, its organisation's standing and its unread notices.
pub async fn find(db: &impl Reader, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Found>, StoreError> {
    let of_account = session::Entity::belongs_to(account::Entity)
        .from(session::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let of_organisation = account::Entity::belongs_to(organisation::Entity)
        .from(account::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let row = session::Entity::find()
        .select_only()
        .columns([session::Column::CreatedAt, session::Column::SeenAt, session::Column::SecondFactor])
        .columns([session::Column::Answers, session::Column::AccountId])
        .columns([account::Column::Role, account::Column::Name, account::Column::Language])
        .columns([account::Column::OrganisationId, account::Column::TotpOn, account::Column::DisabledAt])
        .column_as(organisation::Column::Status, "organisation_status")
        .expr_as(unread(), "unread")
        .join(JoinType::LeftJoin, of_account)
        .join(JoinType::LeftJoin, of_organisation)
        .filter(session::Column::IdHash.eq(hash))
        .filter(session::Column::ExpiresAt.gt(now))
        .into_model::<Row>()
        .one(db.connection())
        .await?;
    Ok(row.filter(|row| row.disabled_at.is_none()).map(found))
}

fn found(row: Row) -> Found {
    let account = account_of(&row);
    Found {
        account,
        created_at: row.created_at,
        seen_at: row.seen_at,
        second_factor: row.second_factor,
        answers: row.answers,
    }
}

fn account_of(row: &Row) -> Option<Account> {
    Some(Account {
        id: AccountId(row.account_id?),
        role: row.role.as_ref()?.0,
        name: row.name.clone()?,
        language: row.language.as_ref()?.0,
        organisation: row.organisation_id.map(OrganisationId),
        organisation_status: row.organisation_status.as_ref().map(|status| status.0),
        second_factor_on: row.totp_on?,
        unread: u64::try_from(row.unread).unwrap_or(0),
    })
}

/// A session to insert.
#[derive(Debug)]
pub struct NewSession {
    /// SHA-256 of its secret.
    pub hash: Vec<u8>,
    /// Whose it is.
    pub account: Option<AccountId>,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it ends unless it is used.
    pub expires_at: DateTime<Utc>,
    /// Which browser.
    pub agent: String,
    /// Answers of the quick check.
    pub answers: Option<Value>,
}

/// Inserts a session.
pub async fn insert(tx: &Tx, new: NewSession) -> Result<(), StoreError> {
    let row = session::ActiveModel {
        id_hash: Set(new.hash),
        account_id: Set(new.account.map(|id| id.0)),
        created_at: Set(new.created_at),
        seen_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        agent: Set(new.agent),
        second_factor: Set(false),
        flash: Set(None),
        answers: Set(new.answers),
    };
    session::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Notes that a session was used.
pub async fn touch(
    tx: &Tx,
    hash: &[u8],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let change =
        session::ActiveModel { seen_at: Set(now), expires_at: Set(expires_at), ..Default::default() };
    session::Entity::update_many()
        .set(change)
        .filter(session::Column::IdHash.eq(hash))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Notes that the second factor was shown.
pub async fn mark_second_factor(tx: &Tx, hash: &[u8]) -> Result<(), StoreError> {
    let row =
        session::ActiveModel { id_hash: Set(hash.to_vec()), second_factor: Set(true), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Keeps the answers of the quick check in a session that exists; `false` when there is none.
pub async fn keep_answers(tx: &Tx, hash: &[u8], answers: Option<Value>) -> Result<bool, StoreError> {
    let change = session::ActiveModel { answers: Set(answers), ..Default::default() };
    let done = session::Entity::update_many()
        .set(change)
        .filter(session::Column::IdHash.eq(hash))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected > 0)
}

/// The answers kept in a session, if it runs and holds any.
pub async fn answers(db: &impl Reader, hash: &[u8]) -> Result<Option<Value>, StoreError> {
    let row = session::Entity::find_by_id(hash.to_vec()).one(db.connection()).await?;
    Ok(row.and_then(|row| row.answers))
}

/// Ends a session; one that is not there stays so.
pub async fn delete(tx: &Tx, hash: &[u8]) -> Result<(), StoreError> {
    session::Entity::delete_many().filter(session::Column::IdHash.eq(hash)).exec(tx.connection()).await?;
    Ok(())
}

/// Ends every session of an account but one.
pub async fn delete_others(tx: &Tx, account: AccountId, but: &[u8]) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::IdHash.ne(but))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The running sessions of an account, newest first.
pub async fn list_for(
    db: &impl Reader,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<Own>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::SeenAt)
        .all(db.connection())
        .await?;
    let own = |row: session::Model| Own {
        hash: row.id_hash,
        created_at: row.created_at,
        seen_at: row.seen_at,
        agent: row.agent,
    };
    Ok(rows.into_iter().map(own).collect())
}

/// Deletes what ended before the given instant.
pub async fn delete_expired(tx: &Tx, before: DateTime<Utc>) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(before))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Ends one session of this account.
pub async fn delete_own(tx: &Tx, account: AccountId, hash: &[u8]) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::IdHash.eq(hash))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Ends every session of an account.
pub async fn delete_all(tx: &Tx, account: AccountId) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}
