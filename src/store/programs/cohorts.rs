//! Cohorts of programs, with the seats that are offered or taken.

use chrono::{DateTime, NaiveDate, Utc};
use domain::programs::{Cohort, CohortId, ProgramId};
use entity::cohort;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx};
use crate::usecases::programs::cohorts::{CohortText, ProgramCohort};

pub(in crate::store) fn seats(row: cohort::Model) -> ProgramCohort {
    ProgramCohort {
        id: CohortId(row.id),
        program: ProgramId(row.program_id),
        name: row.name,
        place: row.place,
        days: Cohort {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            apply_by: row.apply_by,
            seats: u16::try_from(row.seats).unwrap_or(0),
        },
        taken: u16::try_from(row.taken).unwrap_or(0),
        assigned_on: row.assigned_on,
    }
}

/// The cohorts of these programs that have not ended on a day, the next one first, with the seats taken.
pub async fn upcoming(
    db: &impl Reader,
    programs: &[ProgramId],
    today: NaiveDate,
) -> Result<Vec<ProgramCohort>, StoreError> {
    if programs.is_empty() {
        return Ok(Vec::new());
    }
    let rows = cohort::Entity::find()
        .filter(cohort::Column::ProgramId.is_in(programs.iter().map(|id| id.0)))
        .filter(cohort::Column::EndsOn.gte(today))
        .order_by_asc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(seats).collect())
}

/// Every cohort of a program, the latest first.
pub async fn of_program(db: &impl Reader, program: ProgramId) -> Result<Vec<ProgramCohort>, StoreError> {
    let rows = cohort::Entity::find()
        .filter(cohort::Column::ProgramId.eq(program.0))
        .order_by_desc(cohort::Column::StartsOn)
        .order_by_desc(cohort::Column::Id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(seats).collect())
}

/// The cohort with this id.
pub async fn find(db: &impl Reader, id: CohortId) -> Result<Option<ProgramCohort>, StoreError> {
    let row = cohort::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(seats))
}

/// Inserts a cohort.
pub async fn insert(
    tx: &Tx,
    id: CohortId,
    program: ProgramId,
    text: &CohortText,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = cohort::ActiveModel {
        id: Set(id.0),
        program_id: Set(program.0),
        name: Set(text.name.clone()),
        starts_on: Set(text.days.starts_on),
        ends_on: Set(text.days.ends_on),
        apply_by: Set(text.days.apply_by),
        seats: Set(text.days.seats.into()),
        place: Set(text.place.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    cohort::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a cohort anew. With `again` its seats are given away once more, when it closes.
pub async fn update(tx: &Tx, id: CohortId, text: &CohortText, again: bool) -> Result<(), StoreError> {
    let mut row = cohort::ActiveModel {
        id: Set(id.0),
        name: Set(text.name.clone()),
        starts_on: Set(text.days.starts_on),
        ends_on: Set(text.days.ends_on),
        apply_by: Set(text.days.apply_by),
        seats: Set(text.days.seats.into()),
        place: Set(text.place.clone()),
        ..Default::default()
    };
    if again {
        row.assigned_on = Set(None);
    }
    row.update(tx.connection()).await?;
    Ok(())
}
