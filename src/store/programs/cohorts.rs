//! Cohorts of programs, with the seats that are offered or taken.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::Status;
use domain::programs::{Cohort, CohortId, ProgramId};
use entity::{Text, application, cohort};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx};
use crate::usecases::programs::cohorts::{CohortText, ProgramCohort};

fn seats(row: cohort::Model, taken: &HashMap<Uuid, i64>) -> ProgramCohort {
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
        taken: taken.get(&row.id).map_or(0, |count| u16::try_from(*count).unwrap_or(u16::MAX)),
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
    counted(db, rows).await
}

/// Every cohort of a program, the latest first.
pub async fn of_program(db: &impl Reader, program: ProgramId) -> Result<Vec<ProgramCohort>, StoreError> {
    let rows = cohort::Entity::find()
        .filter(cohort::Column::ProgramId.eq(program.0))
        .order_by_desc(cohort::Column::StartsOn)
        .order_by_desc(cohort::Column::Id)
        .all(db.connection())
        .await?;
    counted(db, rows).await
}

/// The cohort with this id.
pub async fn find(db: &impl Reader, id: CohortId) -> Result<Option<ProgramCohort>, StoreError> {
    let rows = cohort::Entity::find_by_id(id.0).all(db.connection()).await?;
    Ok(counted(db, rows).await?.pop())
}

async fn counted(db: &impl Reader, rows: Vec<cohort::Model>) -> Result<Vec<ProgramCohort>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let holding = [Status::SeatOffered, Status::Enrolled, Status::Active, Status::Completed].map(Text);
    let taken: Vec<(Uuid, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::CohortId)
        .column_as(application::Column::Id.count(), "taken")
        .filter(application::Column::CohortId.is_in(rows.iter().map(|row| row.id)))
        .filter(application::Column::Status.is_in(holding))
        .group_by(application::Column::CohortId)
        .into_tuple()
        .all(db.connection())
        .await?;
    let taken: HashMap<Uuid, i64> = taken.into_iter().collect();
    Ok(rows.into_iter().map(|row| seats(row, &taken)).collect())
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
    };
    cohort::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a cohort anew.
pub async fn update(tx: &Tx, id: CohortId, text: &CohortText) -> Result<(), StoreError> {
    let row = cohort::ActiveModel {
        id: Set(id.0),
        name: Set(text.name.clone()),
        starts_on: Set(text.days.starts_on),
        ends_on: Set(text.days.ends_on),
        apply_by: Set(text.days.apply_by),
        seats: Set(text.days.seats.into()),
        place: Set(text.place.clone()),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}
