//! Banks and partners as rows.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::organisations::{OrganisationId, OrganisationStatus};
use domain::policy::Scope;
use entity::{Text, account, organisation};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Order, QueryFilter, QuerySelect,
};
use sea_orm::{FromQueryResult, QueryOrder as _};

use super::db::source::Source as _;
use super::error::moved;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx};
use crate::usecases::organisations::{Details, Organisation, Wanted};

fn organisation(row: organisation::Model) -> Organisation {
    Organisation {
        id: OrganisationId(row.id),
        details: Details {
            kind: row.kind.0,
            name: row.name,
            short_name: row.short_name,
            email: row.email,
            phone: row.phone,
            address: row.address,
            district: row.district,
        },
        four_eyes: row.four_eyes,
        status: row.status.0,
        reason: row.reason,
        registered_at: row.registered_at,
        decided_at: row.decided_at,
        decided_by: row.decided_by.map(AccountId),
    }
}

/// The organisation with this id.
pub async fn find(db: &impl Reader, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
    Ok(organisation::Entity::find_by_id(id.0).one(db.connection()).await?.map(organisation))
}

/// Inserts an organisation that waits for the office.
pub async fn insert(
    tx: &Tx,
    id: OrganisationId,
    details: &Details,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = organisation::ActiveModel {
        id: Set(id.0),
        four_eyes: Set(false),
        status: Set(Text(OrganisationStatus::Pending)),
        reason: Set(None),
        registered_at: Set(now),
        decided_at: Set(None),
        decided_by: Set(None),
        ..described(details)
    };
    organisation::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

fn described(details: &Details) -> organisation::ActiveModel {
    organisation::ActiveModel {
        kind: Set(Text(details.kind)),
        name: Set(details.name.clone()),
        short_name: Set(details.short_name.clone()),
        email: Set(details.email.clone()),
        phone: Set(details.phone.clone()),
        address: Set(details.address.clone()),
        district: Set(details.district.clone()),
        ..Default::default()
    }
}

/// Writes what an organisation says of itself, if it still stands where it was seen; a refused one waits again.
pub async fn update(
    tx: &Tx,
    id: OrganisationId,
    seen: OrganisationStatus,
    to: OrganisationStatus,
    details: &Details,
) -> Result<(), StoreError> {
    let row = organisation::ActiveModel { status: Set(Text(to)), ..described(details) };
    let done = organisation::Entity::update_many()
        .set(row)
        .filter(organisation::Column::Id.eq(id.0))
        .filter(organisation::Column::Status.eq(Text(seen)))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// A decision of the office.
#[derive(Debug)]
pub struct Decided<'a> {
    /// Where it leads.
    pub to: OrganisationStatus,
    /// Why, where the organisation must be told.
    pub reason: Option<&'a str>,
    /// Who decided.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a decision, if the organisation still stands where it was seen.
pub async fn decide(
    tx: &Tx,
    id: OrganisationId,
    seen: OrganisationStatus,
    decided: Decided<'_>,
) -> Result<(), StoreError> {
    let row = organisation::ActiveModel {
        status: Set(Text(decided.to)),
        reason: Set(decided.reason.map(ToOwned::to_owned)),
        decided_at: Set(Some(decided.at)),
        decided_by: Set(Some(decided.by.0)),
        ..Default::default()
    };
    let done = organisation::Entity::update_many()
        .set(row)
        .filter(organisation::Column::Id.eq(id.0))
        .filter(organisation::Column::Status.eq(Text(seen)))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Whether who approves must be another than who reviewed.
pub async fn set_four_eyes(tx: &Tx, id: OrganisationId, on: bool) -> Result<(), StoreError> {
    let row = organisation::ActiveModel { id: Set(id.0), four_eyes: Set(on), ..Default::default() };
    row.update(tx.connection()).await?;
    Ok(())
}

/// Deletes an organisation that nobody belongs to any more: its only person registered anew before the address was proved,
/// and the office has never seen it.
pub async fn delete_unseen(tx: &Tx, id: OrganisationId) -> Result<(), StoreError> {
    let people = Query::select()
        .column(account::Column::OrganisationId)
        .from(account::Entity)
        .and_where(account::Column::OrganisationId.is_not_null())
        .to_owned();
    organisation::Entity::delete_many()
        .filter(organisation::Column::Id.eq(id.0))
        .filter(organisation::Column::Status.eq(Text(OrganisationStatus::Pending)))
        .filter(organisation::Column::Id.not_in_subquery(people))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Organisations with somebody who proved an address, newest first; the others are nobody's word.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Organisation>, StoreError> {
    let mut list = organisation::Entity::find().filter(organisation::Column::Id.in_subquery(with_people()));
    match scope {
        Scope::Everything => {}
        Scope::Organisation(id) => list = list.filter(organisation::Column::Id.eq(id.0)),
        Scope::Own(_) | Scope::Public | Scope::Nothing => {
            return Ok(Page { rows: Vec::new(), next: None });
        }
    }
    if let Some(status) = wanted.status {
        list = list.filter(organisation::Column::Status.eq(Text(status)));
    }
    if let Some(kind) = wanted.kind {
        list = list.filter(organisation::Column::Kind.eq(Text(kind)));
    }
    if let Some(text) = &wanted.text {
        let pattern = format!("%{}%", text.to_lowercase().replace(['\\', '%', '_'], ""));
        list = list.filter(
            Expr::expr(Func::lower(Expr::col(organisation::Column::Name))).like(LikeExpr::new(pattern)),
        );
    }
    let place = (organisation::Column::RegisteredAt, organisation::Column::Id);
    let rows = paging::by_time(list, place, &Order::Desc, cursor, size).all(db.connection()).await?;
    let page = Page::cut(rows, size, |row| Cursor::instant(row.registered_at, row.id));
    Ok(page.map(organisation))
}

fn with_people() -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(account::Column::OrganisationId)
        .from(account::Entity)
        .and_where(account::Column::OrganisationId.is_not_null())
        .and_where(account::Column::EmailProvedAt.is_not_null())
        .to_owned()
}

#[derive(FromQueryResult)]
struct Counted {
    status: Text<OrganisationStatus>,
    count: i64,
}

/// How many organisations stand where.
pub async fn count_by_status(db: &impl Reader) -> Result<Vec<(OrganisationStatus, i64)>, StoreError> {
    let rows = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Status)
        .column_as(organisation::Column::Id.count(), "count")
        .filter(organisation::Column::Id.in_subquery(with_people()))
        .group_by(organisation::Column::Status)
        .order_by_asc(organisation::Column::Status)
        .into_model::<Counted>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.status.0, row.count)).collect())
}
