//! Certificates as rows: one for each participation, found by its code.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::certificates::{CertificateCode, CertificateId};
use domain::language::Bilingual;
use domain::organisations::OrganisationId;
use entity::{Text, certificate};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx};
use crate::usecases::certificates::{Certificate, Revoked};

fn certificate(row: certificate::Model) -> Result<Certificate, StoreError> {
    let positive = |number: Option<i32>| number.and_then(|number| u16::try_from(number).ok());
    Ok(Certificate {
        id: CertificateId(row.id),
        code: row.code.parse().map_err(|_| StoreError::Unreadable("certificate.code"))?,
        kind: row.kind.0,
        taken: row.taken_id,
        holder: row.holder_id.map(AccountId),
        holder_name: row.holder,
        business: row.business,
        title: Bilingual { id: row.title_id, en: row.title_en },
        organisation: row.organisation_id.map(OrganisationId),
        organisation_name: row.organisation,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        sessions: positive(row.sessions),
        hours: positive(row.hours),
        issued_at: row.issued_at,
        revoked: row.revoked_at.map(|at| Revoked { at, reason: row.revoked_reason.unwrap_or_default() }),
    })
}

/// The certificate with this code.
pub async fn find(db: &impl Reader, code: &CertificateCode) -> Result<Option<Certificate>, StoreError> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::Code.eq(code.as_str()))
        .one(db.connection())
        .await?;
    row.map(certificate).transpose()
}

/// The code of the certificate of a participation, whether or not it was revoked.
pub async fn code_of(db: &impl Reader, taken: Uuid) -> Result<Option<CertificateCode>, StoreError> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::TakenId.eq(taken))
        .one(db.connection())
        .await?;
    Ok(row.map(certificate).transpose()?.map(|certificate| certificate.code))
}

/// The codes of the certificates of these participations.
pub async fn codes_of(
    db: &impl Reader,
    taken: &[Uuid],
) -> Result<HashMap<Uuid, CertificateCode>, StoreError> {
    if taken.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = certificate::Entity::find()
        .filter(certificate::Column::TakenId.is_in(taken.iter().copied()))
        .all(db.connection())
        .await?;
    let code = |row: certificate::Model| certificate(row).map(|found| (found.taken, found.code));
    rows.into_iter().map(code).collect()
}

/// Inserts a certificate; where the participation has one already, that one stays. Answers whether it was new.
pub async fn insert(tx: &Tx, new: &Certificate, by: Option<AccountId>) -> Result<bool, StoreError> {
    use certificate::Column;
    let row = certificate::ActiveModel {
        id: Set(new.id.0),
        code: Set(new.code.as_str().to_owned()),
        kind: Set(Text(new.kind)),
        taken_id: Set(new.taken),
        holder_id: Set(new.holder.map(|id| id.0)),
        holder: Set(new.holder_name.clone()),
        business: Set(new.business.clone()),
        title_id: Set(new.title.id.clone()),
        title_en: Set(new.title.en.clone()),
        organisation_id: Set(new.organisation.map(|id| id.0)),
        organisation: Set(new.organisation_name.clone()),
        starts_on: Set(new.starts_on),
        ends_on: Set(new.ends_on),
        sessions: Set(new.sessions.map(i32::from)),
        hours: Set(new.hours.map(i32::from)),
        issued_at: Set(new.issued_at),
        issued_by: Set(by.map(|id| id.0)),
        ..Default::default()
    };
    let once = OnConflict::columns([Column::Kind, Column::TakenId]).do_nothing().to_owned();
    let inserted =
        certificate::Entity::insert(row).on_conflict(once).exec_without_returning(tx.connection()).await?;
    Ok(inserted > 0)
}

/// Revokes a certificate that stands.
pub async fn revoke(
    tx: &Tx,
    id: CertificateId,
    by: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let result = certificate::Entity::update_many()
        .col_expr(certificate::Column::RevokedAt, Expr::value(now))
        .col_expr(certificate::Column::RevokedBy, Expr::value(by.0))
        .col_expr(certificate::Column::RevokedReason, Expr::value(reason))
        .filter(certificate::Column::Id.eq(id.0))
        .filter(certificate::Column::RevokedAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&result)
}
