//! The register of members as rows, their codes on paper, and the recovery of their accounts.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::MemberId;
use entity::{account, cooperative, member, member_code, member_recovery};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr, Query, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx, error};
use crate::usecases::roll::importing::Written;
use crate::usecases::roll::recovery::Started;
use crate::usecases::roll::{Member, NewMember};

/// Rows written by one statement: below the number of parameters that every database takes.
const ROWS: usize = 200;

fn read(row: member::Model) -> Member {
    Member {
        id: MemberId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        number: row.number,
        name: row.name,
        phone: row.phone,
        joined_on: row.joined_on,
        left_on: row.left_on,
        account: row.account_id.map(AccountId),
        nik_last4: row.nik_last4,
    }
}

/// A page of a cooperative's members in the order of their numbers; `like` narrows to a number or a part of a name.
pub async fn list(
    db: &impl Reader,
    on: CooperativeId,
    like: &str,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Member>, StoreError> {
    let mut found = member::Entity::find().filter(member::Column::CooperativeId.eq(on.0));
    let lower = like.trim().to_lowercase();
    if !lower.is_empty() {
        let part = format!("%{}%", lower.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let holds = |column| {
            Expr::expr(Func::lower(Expr::col(column))).like(LikeExpr::new(part.clone()).escape('\\'))
        };
        found = found.filter(holds(member::Column::Name).or(holds(member::Column::Number)));
    }
    let cursor = cursor.filter(|cursor| cursor.is_text());
    let by = ((member::Entity, member::Column::Number), (member::Entity, member::Column::Id));
    let rows = paging::after(found, by, &Order::Asc, cursor, size).all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::text(row.number.clone(), row.id)).map(read))
}

/// A member of this cooperative.
pub async fn find(db: &impl Reader, on: CooperativeId, id: MemberId) -> Result<Option<Member>, StoreError> {
    let found = member::Entity::find_by_id(id.0).filter(member::Column::CooperativeId.eq(on.0));
    Ok(found.one(db.connection()).await?.map(read))
}

/// The member of this cooperative with this number.
pub async fn find_by_number(
    db: &impl Reader,
    on: CooperativeId,
    number: &str,
) -> Result<Option<Member>, StoreError> {
    let found = member::Entity::find()
        .filter(member::Column::CooperativeId.eq(on.0))
        .filter(member::Column::Number.eq(number));
    Ok(found.one(db.connection()).await?.map(read))
}

/// Writes a new member down.
pub async fn insert(tx: &Tx, id: MemberId, on: CooperativeId, new: &NewMember) -> Result<(), StoreError> {
    let row = member::ActiveModel {
        id: Set(id.0),
        cooperative_id: Set(on.0),
        number: Set(new.number.clone()),
        name: Set(new.name.clone()),
        phone: Set(new.phone.clone()),
        joined_on: Set(new.joined_on),
        ..Default::default()
    };
    member::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes what the board may change.
pub async fn update(tx: &Tx, id: MemberId, name: &str, phone: Option<&str>) -> Result<(), StoreError> {
    let row = member::ActiveModel {
        id: Set(id.0),
        name: Set(name.to_owned()),
        phone: Set(phone.map(ToOwned::to_owned)),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Every member of a cooperative, each with the digest of her NIK.
pub async fn every(
    db: &impl Reader,
    on: CooperativeId,
) -> Result<Vec<(Member, Option<Vec<u8>>)>, StoreError> {
    let rows = member::Entity::find()
        .filter(member::Column::CooperativeId.eq(on.0))
        .order_by_asc(member::Column::Number)
        .all(db.connection())
        .await?;
    let one = |mut row: member::Model| {
        let nik = row.nik_index.take();
        (read(row), nik)
    };
    Ok(rows.into_iter().map(one).collect())
}

fn described(one: &Written) -> member::ActiveModel {
    let mut row = member::ActiveModel {
        id: Set(one.id.0),
        name: Set(one.name.clone()),
        phone: Set(one.phone.clone()),
        joined_on: Set(one.joined_on),
        left_on: Set(one.left_on),
        ..Default::default()
    };
    if let Some(nik) = &one.nik {
        row.nik_sealed = Set(Some(nik.sealed.clone()));
        row.nik_index = Set(Some(nik.index.clone()));
        row.nik_last4 = Set(Some(nik.last4.clone()));
    }
    row
}

/// Writes new members down, as a file named them.
pub async fn insert_all(tx: &Tx, on: CooperativeId, new: &[Written]) -> Result<(), StoreError> {
    // Rows that say the same columns go together.
    for with_nik in [false, true] {
        let those: Vec<&Written> = new.iter().filter(|one| one.nik.is_some() == with_nik).collect();
        for some in those.chunks(ROWS) {
            let rows = some.iter().map(|one| member::ActiveModel {
                cooperative_id: Set(on.0),
                number: Set(one.number.clone()),
                ..described(one)
            });
            member::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
        }
    }
    Ok(())
}

/// Writes what a file says of a member who is there.
pub async fn bring_up_to_date(tx: &Tx, one: &Written) -> Result<(), StoreError> {
    described(one).update(tx.connection()).await?;
    Ok(())
}

/// Notes the day on which a member left.
pub async fn set_left(tx: &Tx, id: MemberId, on: NaiveDate) -> Result<(), StoreError> {
    let row = member::ActiveModel { id: Set(id.0), left_on: Set(Some(on)), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Gives a member her account, once.
pub async fn link(tx: &Tx, id: MemberId, account: AccountId) -> Result<(), StoreError> {
    let linked = member::Entity::update_many()
        .col_expr(member::Column::AccountId, Expr::value(account.0))
        .filter(member::Column::Id.eq(id.0))
        .filter(member::Column::AccountId.is_null())
        .exec(tx.connection())
        .await?;
    error::moved(&linked)
}

fn open_codes() -> UpdateMany<member_code::Entity> {
    member_code::Entity::update_many()
        .filter(member_code::Column::UsedAt.is_null())
        .filter(member_code::Column::RevokedAt.is_null())
}

/// Takes the codes of these members back that nobody used.
pub async fn revoke_codes(tx: &Tx, members: &[MemberId], now: DateTime<Utc>) -> Result<(), StoreError> {
    open_codes()
        .col_expr(member_code::Column::RevokedAt, Expr::value(now))
        .filter(member_code::Column::MemberId.is_in(members.iter().map(|member| member.0)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// A code to be.
#[derive(Debug)]
pub struct NewCode {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub member: MemberId,
    /// What it opens.
    pub purpose: &'static str,
    /// Its keyed digest.
    pub digest: Vec<u8>,
    /// Who printed it.
    pub by: AccountId,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// Writes codes down.
pub async fn insert_codes(tx: &Tx, codes: Vec<NewCode>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = |code: NewCode| member_code::ActiveModel {
        id: Set(code.id),
        member_id: Set(code.member.0),
        purpose: Set(code.purpose.to_owned()),
        digest: Set(code.digest),
        issued_by: Set(code.by.0),
        issued_at: Set(now),
        expires_at: Set(code.expires_at),
        ..Default::default()
    };
    let rows = codes.into_iter().map(row);
    member_code::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// A code that is still good.
#[derive(Debug)]
pub struct Code {
    /// Its id.
    pub id: Uuid,
    /// What it opens.
    pub purpose: String,
    /// Whose.
    pub member: Member,
    /// Name of the cooperative.
    pub cooperative: String,
}

/// The code with this digest, if it is still good.
pub async fn find_code(
    db: &impl Reader,
    digest: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Code>, StoreError> {
    let code = member_code::Entity::find()
        .filter(member_code::Column::Digest.eq(digest))
        .filter(good(now))
        .one(db.connection())
        .await?;
    let Some(code) = code else { return Ok(None) };
    let Some(row) = member::Entity::find_by_id(code.member_id).one(db.connection()).await? else {
        return Ok(None);
    };
    let of = cooperative::Entity::find_by_id(row.cooperative_id).one(db.connection()).await?;
    Ok(of.map(|of| Code { id: code.id, purpose: code.purpose, member: read(row), cooperative: of.name }))
}

fn good(now: DateTime<Utc>) -> SimpleExpr {
    member_code::Column::UsedAt
        .is_null()
        .and(member_code::Column::RevokedAt.is_null())
        .and(member_code::Column::ExpiresAt.gt(now))
}

/// Uses a code up; of two at once one gets it.
pub async fn use_code(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let used = open_codes()
        .col_expr(member_code::Column::UsedAt, Expr::value(now))
        .filter(member_code::Column::Id.eq(id))
        .filter(member_code::Column::ExpiresAt.gt(now))
        .exec(tx.connection())
        .await?;
    error::moved(&used)
}

/// Until when the open code of a member is good.
pub async fn code_until(
    db: &impl Reader,
    id: MemberId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let found = member_code::Entity::find()
        .filter(member_code::Column::MemberId.eq(id.0))
        .filter(good(now))
        .one(db.connection());
    Ok(found.await?.map(|code| code.expires_at))
}

/// Members of a cooperative who have not left, do not sign in and hold no code, in the order of their numbers.
pub async fn without_code(
    db: &impl Reader,
    on: CooperativeId,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Member>, StoreError> {
    let with = Query::select()
        .column(member_code::Column::MemberId)
        .from(member_code::Entity)
        .and_where(good(now))
        .to_owned();
    let rows = member::Entity::find()
        .filter(member::Column::CooperativeId.eq(on.0))
        .filter(member::Column::AccountId.is_null())
        .filter(member::Column::LeftOn.is_null())
        .filter(member::Column::Id.not_in_subquery(with))
        .order_by_asc(member::Column::Number)
        .limit(most)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Writes down that somebody of the board started a recovery.
pub async fn start_recovery(
    tx: &Tx,
    id: Uuid,
    member: MemberId,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = member_recovery::ActiveModel {
        id: Set(id),
        member_id: Set(member.0),
        started_by: Set(by.0),
        started_at: Set(now),
        ..Default::default()
    };
    member_recovery::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Ends the recovery of a member that waits; nothing where none does.
pub async fn end_recovery(tx: &Tx, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    member_recovery::Entity::update_many()
        .col_expr(member_recovery::Column::EndedAt, Expr::value(now))
        .filter(member_recovery::Column::MemberId.eq(member.0))
        .filter(member_recovery::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The second of the board consents, which ends the wait; the first cannot.
pub async fn consent(tx: &Tx, id: Uuid, by: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let consented = member_recovery::Entity::update_many()
        .col_expr(member_recovery::Column::ConsentedBy, Expr::value(by.0))
        .col_expr(member_recovery::Column::EndedAt, Expr::value(now))
        .filter(member_recovery::Column::Id.eq(id))
        .filter(member_recovery::Column::EndedAt.is_null())
        .filter(member_recovery::Column::StartedBy.ne(by.0))
        .exec(tx.connection())
        .await?;
    error::moved(&consented)
}

/// The recovery of a member that waits for its second, started after an instant.
pub async fn recovery(
    db: &impl Reader,
    member: MemberId,
    after: DateTime<Utc>,
) -> Result<Option<Started>, StoreError> {
    let row = member_recovery::Entity::find()
        .filter(member_recovery::Column::MemberId.eq(member.0))
        .filter(member_recovery::Column::EndedAt.is_null())
        .filter(member_recovery::Column::StartedAt.gt(after))
        .one(db.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let by = account::Entity::find_by_id(row.started_by).one(db.connection()).await?;
    let name = by.map(|row| row.name).unwrap_or_default();
    Ok(Some(Started { id: row.id, by: AccountId(row.started_by), name, at: row.started_at }))
}
