//! What only the demo writes: organisations that are admitted from the start, and a past whose mails and notices were
//! sent and read long ago. Nothing here may be called for a portal with real people.

use chrono::{DateTime, Utc};
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use entity::{Text, notice, organisation, outbox, outbox_attempt};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{StoreError, Tx};

/// Rows written by one statement: below the number of parameters that every database takes.
const ROWS: usize = 100;

/// An organisation to insert.
#[derive(Debug)]
pub struct NewOrganisation<'a> {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its whole name.
    pub name: &'a str,
    /// Its short name.
    pub short_name: &'a str,
    /// Where it is written to.
    pub email: &'a str,
    /// Its phone in E.164.
    pub phone: &'a str,
    /// Where it is.
    pub address: &'a str,
    /// Whether who reviews may not approve.
    pub four_eyes: bool,
    /// Where it stands with the office.
    pub status: OrganisationStatus,
    /// Who of the office decided, where somebody did.
    pub decided_by: Option<Uuid>,
}

/// Inserts an organisation as the office left it.
pub async fn insert_organisation(
    tx: &Tx,
    new: NewOrganisation<'_>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = organisation::ActiveModel {
        id: Set(new.id.0),
        kind: Set(Text(new.kind)),
        name: Set(new.name.to_owned()),
        short_name: Set(new.short_name.to_owned()),
        email: Set(new.email.to_owned()),
        phone: Set(new.phone.to_owned()),
        address: Set(new.address.to_owned()),
        district: Set(Some("73.07.05".to_owned())),
        four_eyes: Set(new.four_eyes),
        status: Set(Text(new.status)),
        reason: Set(None),
        registered_at: Set(now),
        decided_at: Set(new.decided_by.map(|_| now)),
        decided_by: Set(new.decided_by),
    };
    organisation::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Counts every waiting mail that was written before an instant as sent at once, with its attempt; answers how many.
pub async fn settle_mails(
    tx: &Tx,
    before: DateTime<Utc>,
    mut id: impl FnMut(DateTime<Utc>) -> Uuid,
) -> Result<usize, StoreError> {
    let old: Vec<(Uuid, DateTime<Utc>)> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .column(outbox::Column::CreatedAt)
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::CreatedAt.lt(before))
        .into_tuple()
        .all(tx.connection())
        .await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::SentAt, Expr::col(outbox::Column::CreatedAt))
        .col_expr(outbox::Column::Attempts, Expr::value(1))
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::CreatedAt.lt(before))
        .exec(tx.connection())
        .await?;
    for mails in old.chunks(ROWS) {
        let attempts = mails.iter().map(|(mail, at)| outbox_attempt::ActiveModel {
            id: Set(id(*at)),
            outbox_id: Set(*mail),
            at: Set(*at),
            outcome: Set("sent".to_owned()),
            detail: Set("demo".to_owned()),
        });
        outbox_attempt::Entity::insert_many(attempts).exec_without_returning(tx.connection()).await?;
    }
    Ok(old.len())
}

/// Counts every notice before an instant as read when it came.
pub async fn read_notices(tx: &Tx, before: DateTime<Utc>) -> Result<(), StoreError> {
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::col(notice::Column::At))
        .filter(notice::Column::ReadAt.is_null())
        .filter(notice::Column::At.lt(before))
        .exec(tx.connection())
        .await?;
    Ok(())
}
