//! What is applied for, as rows: an offer or a program with a cohort, and the version that an application is for.

use chrono::NaiveDate;
use domain::offers::OfferId;
use domain::organisations::OrganisationId;
use domain::programs::{CohortId, ProgramId};
use entity::{cohort, offer, offer_version, program, program_version};
use sea_orm::{
    ColumnTrait, ConnectionTrait as _, DbBackend, EntityTrait, PaginatorTrait as _, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx, json};
use crate::usecases::applications::{CaseTerms, FrozenVersion, Published, Subject};

/// How an offer stands.
pub async fn offer(db: &impl Reader, id: OfferId) -> Result<Option<Published>, StoreError> {
    let row = offer::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| Published {
        subject: Subject::Offer(id),
        organisation: OrganisationId(row.organisation_id),
        publication: row.publication.0,
        current: row.current_version_id,
    }))
}

/// How a program stands, if the cohort is one of its own.
pub async fn program(
    db: &impl Reader,
    id: ProgramId,
    cohort: CohortId,
) -> Result<Option<Published>, StoreError> {
    let own = cohort::Entity::find_by_id(cohort.0)
        .filter(cohort::Column::ProgramId.eq(id.0))
        .count(db.connection())
        .await?;
    if own == 0 {
        return Ok(None);
    }
    let row = program::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| Published {
        subject: Subject::Program(id, cohort),
        organisation: OrganisationId(row.organisation_id),
        publication: row.publication.0,
        current: row.current_version_id,
    }))
}

/// How what an application is for stands now.
pub async fn published(db: &impl Reader, subject: Subject) -> Result<Option<Published>, StoreError> {
    match subject {
        Subject::Offer(id) => offer(db, id).await,
        Subject::Program(id, cohort) => program(db, id, cohort).await,
    }
}

/// A version, as an application would keep it.
pub async fn version(
    db: &impl Reader,
    subject: Subject,
    version: Uuid,
) -> Result<Option<FrozenVersion>, StoreError> {
    match subject {
        Subject::Offer(_) => {
            let row = offer_version::Entity::find_by_id(version).one(db.connection()).await?;
            let read = |row: offer_version::Model| {
                Ok(FrozenVersion {
                    number: row.number,
                    terms: CaseTerms::Offer(Box::new(json::read("offer_version.terms", row.terms)?)),
                    rule: json::read("offer_version.rule", row.rule)?,
                })
            };
            row.map(read).transpose()
        }
        Subject::Program(..) => {
            let row = program_version::Entity::find_by_id(version).one(db.connection()).await?;
            let read = |row: program_version::Model| {
                Ok(FrozenVersion {
                    number: row.number,
                    terms: CaseTerms::Program(Box::new(json::read("program_version.terms", row.terms)?)),
                    rule: json::read("program_version.rule", row.rule)?,
                })
            };
            row.map(read).transpose()
        }
    }
}

/// The days and seats of a cohort, held until the end of the transaction, so that its last seat is offered once.
#[derive(Debug, Clone, Copy)]
pub struct HeldCohort {
    /// The last day to apply.
    pub apply_by: NaiveDate,
    /// The first day.
    pub starts_on: NaiveDate,
    /// Seats that are neither offered nor taken.
    pub left: u64,
}

/// Holds a cohort.
pub async fn hold_cohort(tx: &Tx, id: CohortId) -> Result<Option<HeldCohort>, StoreError> {
    let found = cohort::Entity::find_by_id(id.0);
    let found = match tx.connection().get_database_backend() {
        // SQLite has one writer: nobody else is offering seats.
        DbBackend::Postgres => found.lock_exclusive(),
        _ => found,
    };
    let Some(row) = found.one(tx.connection()).await? else {
        return Ok(None);
    };
    Ok(Some(HeldCohort {
        apply_by: row.apply_by,
        starts_on: row.starts_on,
        left: u64::try_from(row.seats - row.taken).unwrap_or(0),
    }))
}
