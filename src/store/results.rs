//! What came of mentoring, as rows: the chain of one business, and the figures of programs and partners.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::{Action, ApplicationId, Status, WorkflowKind};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::mentoring::Moment;
use domain::organisations::OrganisationId;
use domain::policy::Scope;
use entity::{Text, application, event, mentoring_progress, organisation, program, rating};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::{Reader, StoreError, json};
use crate::usecases::applications::{Application, EventData};
use crate::usecases::proof::{Disbursed, Finished, Standing};

/// The most participations and applications of one business that are read.
const MOST: u64 = 200;
/// The most participations that figures are reckoned from.
const FIGURES_MOST: u64 = 50_000;

/// Participations of a business from the seat on, oldest first, with the short name of the partner.
pub async fn participations_of(
    db: &impl Reader,
    business: BusinessId,
) -> Result<Vec<(Application, String)>, StoreError> {
    let after_seat = [Status::Enrolled, Status::Active, Status::Completed, Status::Dropped].map(Text);
    let rows = application::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(application::Column::BusinessId.eq(business.0))
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)))
        .filter(application::Column::Status.is_in(after_seat))
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(named).collect()
}

/// Applications of a business for credit that were handed in, oldest first, with the short name of the bank.
pub async fn credits_of(
    db: &impl Reader,
    business: BusinessId,
) -> Result<Vec<(Application, String)>, StoreError> {
    let rows = application::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(application::Column::BusinessId.eq(business.0))
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Credit)))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(named).collect()
}

fn named(
    (row, organisation): (application::Model, Option<organisation::Model>),
) -> Result<(Application, String), StoreError> {
    let name = organisation.map(|organisation| organisation.short_name).unwrap_or_default();
    Ok((super::applications::read(row)?, name))
}

#[derive(FromQueryResult)]
struct Paid {
    application_id: Uuid,
    business_id: Uuid,
    at: DateTime<Utc>,
    data: Option<JsonValue>,
}

fn to_application() -> RelationDef {
    event::Entity::belongs_to(application::Entity)
        .from(event::Column::ApplicationId)
        .to(application::Column::Id)
        .into()
}

/// Money that was paid out to a business, or to every business that finished a program within a scope.
pub async fn disbursed(
    db: &impl Reader,
    scope: Scope,
    business: Option<BusinessId>,
) -> Result<Vec<Disbursed>, StoreError> {
    let Some(narrowed) = within(scope) else { return Ok(Vec::new()) };
    let list = event::Entity::find()
        .select_only()
        .column(event::Column::ApplicationId)
        .column(application::Column::BusinessId)
        .column(event::Column::At)
        .column(event::Column::Data)
        .join(JoinType::InnerJoin, to_application())
        .filter(event::Column::Action.eq(Text(Action::Disburse)));
    let list = if let Some(id) = business {
        list.filter(application::Column::BusinessId.eq(id.0))
    } else {
        let finished = application::Entity::find()
            .select_only()
            .column(application::Column::BusinessId)
            .filter(narrowed)
            .filter(application::Column::Status.eq(Text(Status::Completed)));
        list.filter(application::Column::BusinessId.in_subquery(sea_orm::QueryTrait::into_query(finished)))
    };
    let rows = list
        .order_by_asc(event::Column::At)
        .limit(FIGURES_MOST)
        .into_model::<Paid>()
        .all(db.connection())
        .await?;
    let paid = |row: Paid| {
        let data: EventData = json::read_some("event.data", row.data)?.unwrap_or_default();
        Ok(Disbursed {
            application: ApplicationId(row.application_id),
            business: BusinessId(row.business_id),
            at: row.at,
            amount: data.amount.map_or(0, domain::money::Rupiah::get),
        })
    };
    rows.into_iter().map(paid).collect()
}

fn within(scope: Scope) -> Option<Condition> {
    let mentoring = Condition::all().add(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)));
    match scope {
        Scope::Organisation(id) => Some(mentoring.add(application::Column::OrganisationId.eq(id.0))),
        Scope::Everything => Some(mentoring),
        Scope::Own(AccountId(id)) => Some(mentoring.add(application::Column::OwnerId.eq(id))),
        Scope::Public | Scope::Nothing => None,
    }
}

#[derive(FromQueryResult)]
struct Counted {
    subject_id: Uuid,
    organisation_id: Uuid,
    status: Text<Status>,
    count: i64,
}

/// Participations counted by program, partner and where they stand.
pub async fn standings(db: &impl Reader, scope: Scope) -> Result<Vec<Standing>, StoreError> {
    let Some(narrowed) = within(scope) else { return Ok(Vec::new()) };
    let after_seat = [Status::Enrolled, Status::Active, Status::Completed, Status::Dropped].map(Text);
    let rows = application::Entity::find()
        .select_only()
        .column(application::Column::SubjectId)
        .column(application::Column::OrganisationId)
        .column(application::Column::Status)
        .column_as(application::Column::Id.count(), "count")
        .filter(narrowed)
        .filter(application::Column::Status.is_in(after_seat))
        .group_by(application::Column::SubjectId)
        .group_by(application::Column::OrganisationId)
        .group_by(application::Column::Status)
        .into_model::<Counted>()
        .all(db.connection())
        .await?;
    let standing = |row: Counted| Standing {
        program: row.subject_id,
        organisation: OrganisationId(row.organisation_id),
        status: row.status.0,
        count: u64::try_from(row.count).unwrap_or(0),
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// Facts at their target when a participation that was completed began, and when it ended: program, moment, how many.
pub async fn reached(db: &impl Reader, scope: Scope) -> Result<Vec<(Uuid, Moment, u64)>, StoreError> {
    let Some(narrowed) = within(scope) else { return Ok(Vec::new()) };
    let to_application: RelationDef = mentoring_progress::Entity::belongs_to(application::Entity)
        .from(mentoring_progress::Column::ApplicationId)
        .to(application::Column::Id)
        .into();
    let rows: Vec<(Uuid, String, i64)> = mentoring_progress::Entity::find()
        .select_only()
        .column(application::Column::SubjectId)
        .column(mentoring_progress::Column::Moment)
        .column_as(mentoring_progress::Column::Fact.count(), "count")
        .join(JoinType::InnerJoin, to_application)
        .filter(narrowed)
        .filter(application::Column::Status.eq(Text(Status::Completed)))
        .filter(mentoring_progress::Column::Reached.eq(true))
        .group_by(application::Column::SubjectId)
        .group_by(mentoring_progress::Column::Moment)
        .into_tuple()
        .all(db.connection())
        .await?;
    let read = |(program, moment, count): (Uuid, String, i64)| {
        let moment = moment.parse().map_err(|_| StoreError::Unreadable("mentoring_progress.moment"))?;
        Ok((program, moment, u64::try_from(count).unwrap_or(0)))
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromQueryResult)]
struct Ended {
    subject_id: Uuid,
    business_id: Uuid,
    closed_at: Option<DateTime<Utc>>,
}

/// Participations that were completed, with when.
pub async fn finished(db: &impl Reader, scope: Scope) -> Result<Vec<Finished>, StoreError> {
    let Some(narrowed) = within(scope) else { return Ok(Vec::new()) };
    let rows = application::Entity::find()
        .select_only()
        .column(application::Column::SubjectId)
        .column(application::Column::BusinessId)
        .column(application::Column::ClosedAt)
        .filter(narrowed)
        .filter(application::Column::Status.eq(Text(Status::Completed)))
        .order_by_asc(application::Column::Id)
        .limit(FIGURES_MOST)
        .into_model::<Ended>()
        .all(db.connection())
        .await?;
    let finished = |row: Ended| {
        Some(Finished { program: row.subject_id, business: BusinessId(row.business_id), at: row.closed_at? })
    };
    Ok(rows.into_iter().filter_map(finished).collect())
}

/// Ratings by program and side: score and how often.
pub async fn scores(db: &impl Reader, scope: Scope) -> Result<Vec<(Uuid, String, i32, u64)>, StoreError> {
    let narrowed = match scope {
        Scope::Organisation(id) => Condition::all().add(rating::Column::OrganisationId.eq(id.0)),
        Scope::Everything => Condition::all(),
        Scope::Own(_) | Scope::Public | Scope::Nothing => return Ok(Vec::new()),
    };
    let rows: Vec<(Uuid, String, i32, i64)> = rating::Entity::find()
        .select_only()
        .column(rating::Column::ProgramId)
        .column(rating::Column::Side)
        .column(rating::Column::Score)
        .column_as(rating::Column::ApplicationId.count(), "count")
        .filter(narrowed)
        .group_by(rating::Column::ProgramId)
        .group_by(rating::Column::Side)
        .group_by(rating::Column::Score)
        .into_tuple()
        .all(db.connection())
        .await?;
    let read = |(program, side, score, count): (Uuid, String, i32, i64)| {
        (program, side, score, u64::try_from(count).unwrap_or(0))
    };
    Ok(rows.into_iter().map(read).collect())
}

/// The names of programs, with their partners'.
pub async fn names(
    db: &impl Reader,
    programs: &[Uuid],
) -> Result<Vec<(Uuid, Bilingual, String)>, StoreError> {
    if programs.is_empty() {
        return Ok(Vec::new());
    }
    let rows = program::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(program::Column::Id.is_in(programs.iter().copied()))
        .order_by_asc(program::Column::NameId)
        .order_by_asc(program::Column::Id)
        .all(db.connection())
        .await?;
    let name = |(row, partner): (program::Model, Option<organisation::Model>)| {
        let partner = partner.map(|partner| partner.short_name).unwrap_or_default();
        (row.id, Bilingual { id: row.name_id, en: row.name_en }, partner)
    };
    Ok(rows.into_iter().map(name).collect())
}
