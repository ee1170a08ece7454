//! Businesses that the office handed over, as rows; and the owner of a business, which nothing else changes.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::claims::ClaimProof;
use domain::facts::BusinessId;
use entity::{Text, account, business, document, handover};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx};
use crate::usecases::businesses::handing::Handed;

/// A handover to record.
#[derive(Debug)]
pub struct NewHandover<'a> {
    /// The business.
    pub business: BusinessId,
    /// The account that held it.
    pub from: AccountId,
    /// The account that holds it now.
    pub to: AccountId,
    /// The clerk.
    pub by: AccountId,
    /// What was shown.
    pub proof: ClaimProof,
    /// What the clerk saw of it.
    pub note: &'a str,
}

/// Records a handover.
pub async fn insert(tx: &Tx, id: Uuid, new: &NewHandover<'_>, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = handover::ActiveModel {
        id: Set(id),
        business_id: Set(new.business.0),
        from_id: Set(new.from.0),
        to_id: Set(new.to.0),
        by_id: Set(new.by.0),
        proof: Set(Text(new.proof)),
        note: Set(new.note.to_owned()),
        at: Set(at),
    };
    handover::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Gives a business and its papers to another account, if it still belongs to the one that was seen.
pub async fn give(tx: &Tx, id: BusinessId, from: AccountId, to: AccountId) -> Result<(), StoreError> {
    let row = business::ActiveModel { owner_id: Set(to.0), ..Default::default() };
    let done = business::Entity::update_many()
        .set(row)
        .filter(business::Column::Id.eq(id.0))
        .filter(business::Column::OwnerId.eq(from.0))
        .exec(tx.connection())
        .await?;
    moved(&done)?;
    let papers = document::ActiveModel { owner_id: Set(Some(to.0)), ..Default::default() };
    document::Entity::update_many()
        .set(papers)
        .filter(document::Column::BusinessId.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The handovers of a business, newest first.
pub async fn list_of(db: &impl Reader, business: BusinessId) -> Result<Vec<Handed>, StoreError> {
    let rows = handover::Entity::find()
        .filter(handover::Column::BusinessId.eq(business.0))
        .order_by_desc(handover::Column::At)
        .all(db.connection())
        .await?;
    let people = rows.iter().flat_map(|row| [row.from_id, row.to_id, row.by_id]);
    let named: Vec<(Uuid, String)> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::Column::Id.is_in(people))
        .into_tuple()
        .all(db.connection())
        .await?;
    let name = |id: Uuid| {
        named.iter().find(|(found, _)| *found == id).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let handed = |row: handover::Model| Handed {
        from: name(row.from_id),
        to: name(row.to_id),
        by: name(row.by_id),
        proof: row.proof.0,
        note: row.note,
        at: row.at,
    };
    Ok(rows.into_iter().map(handed).collect())
}
