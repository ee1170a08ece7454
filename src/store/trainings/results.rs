//! What partners' programs reached in a year: counts for the office's report.

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Status, WorkflowKind};
use domain::language::Bilingual;
use entity::{Text, application, cohort, organisation, program};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use crate::usecases::trainings::report::Mentored;

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name_id: String,
    name_en: String,
    partner: String,
}

/// Every program with participants handed in, or cohorts begun, in a year; three queries.
pub async fn of_programs(
    db: &impl Reader,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    (first, next): (NaiveDate, NaiveDate),
) -> Result<Vec<Mentored>, StoreError> {
    let counts: Vec<(Uuid, Text<Status>, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::SubjectId)
        .column(application::Column::Status)
        .column_as(application::Column::Id.count(), "count")
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)))
        .filter(application::Column::SubmittedAt.gte(from))
        .filter(application::Column::SubmittedAt.lt(to))
        .group_by(application::Column::SubjectId)
        .group_by(application::Column::Status)
        .into_tuple()
        .all(db.connection())
        .await?;
    let seats: Vec<(Uuid, i32)> = cohort::Entity::find()
        .select_only()
        .columns([cohort::Column::ProgramId, cohort::Column::Seats])
        .filter(cohort::Column::StartsOn.gte(first))
        .filter(cohort::Column::StartsOn.lt(next))
        .into_tuple()
        .all(db.connection())
        .await?;
    let programs = program::Entity::find()
        .select_only()
        .columns([program::Column::Id, program::Column::NameId, program::Column::NameEn])
        .column_as(organisation::Column::ShortName, "partner")
        .join(JoinType::InnerJoin, program::Relation::Organisation.def())
        .order_by_asc(program::Column::NameId)
        .order_by_asc(program::Column::Id)
        .into_model::<Named>()
        .all(db.connection())
        .await?;
    let mentored = |program: Named| {
        let in_status = |wanted: &[Status]| -> u64 {
            let own = counts.iter().filter(|(id, status, _)| *id == program.id && wanted.contains(&status.0));
            own.map(|(.., count)| u64::try_from(*count).unwrap_or(0)).sum()
        };
        let own = seats.iter().filter(|(id, _)| *id == program.id);
        Mentored {
            seats: own.map(|(_, seats)| u64::try_from(*seats).unwrap_or(0)).sum(),
            enrolled: in_status(&[Status::Enrolled, Status::Active, Status::Completed, Status::Dropped]),
            completed: in_status(&[Status::Completed]),
            dropped: in_status(&[Status::Dropped]),
            program: Bilingual { id: program.name_id, en: program.name_en },
            partner: program.partner,
        }
    };
    let all = programs.into_iter().map(mentored);
    Ok(all.filter(|row| row.seats + row.enrolled > 0).collect())
}
