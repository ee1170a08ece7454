//! Cohorts that close, who wants their seats, and in which order a business ranks its wishes.

use chrono::NaiveDate;
use domain::applications::{ApplicationId, Status, WorkflowKind};
use domain::facts::BusinessId;
use domain::organisations::OrganisationId;
use domain::policy::Scope;
use domain::programs::{CohortId, ProgramId};
use entity::{Text, application, business, cohort, program};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait as _, DbBackend, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use super::applications::case::to_business;
use super::db::source::Source as _;
use super::error::moved;
use super::programs::cohorts::seats;
use super::{Reader, StoreError, Tx};
use crate::usecases::applications::Application;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::usecases::seats::{Closing, Contender};

/// The statuses in which a business still wants, or has, a seat that it has not yet used.
const WANTING: [Status; 4] = [Status::Submitted, Status::Waitlisted, Status::SeatOffered, Status::Enrolled];
/// How many cohorts a list shows, and one round gives away.
const MOST: u64 = 500;

/// Cohorts whose last day to apply has passed and whose seats are still to be given away.
pub async fn due(db: &impl Reader, today: NaiveDate) -> Result<Vec<CohortId>, StoreError> {
    let ids: Vec<Uuid> = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::Id)
        .filter(cohort::Column::ApplyBy.lt(today))
        .filter(cohort::Column::EndsOn.gte(today))
        .filter(cohort::Column::AssignedOn.is_null())
        .order_by_asc(cohort::Column::ApplyBy)
        .order_by_asc(cohort::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(CohortId).collect())
}

/// Holds cohorts until the end of the transaction, in one order, so that two rounds take turns.
pub async fn hold(tx: &Tx, ids: &[CohortId]) -> Result<Vec<ProgramCohort>, StoreError> {
    let found = cohort::Entity::find()
        .filter(cohort::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(cohort::Column::Id);
    let found = match tx.connection().get_database_backend() {
        // SQLite has one writer.
        DbBackend::Postgres => found.lock_exclusive(),
        _ => found,
    };
    Ok(found.all(tx.connection()).await?.into_iter().map(seats).collect())
}

/// Holds a business, so that two of its applications do not become the same wish.
pub async fn hold_business(tx: &Tx, id: BusinessId) -> Result<(), StoreError> {
    if tx.connection().get_database_backend() == DbBackend::Postgres {
        business::Entity::find_by_id(id.0).lock_exclusive().one(tx.connection()).await?;
    }
    Ok(())
}

/// Holds an application until the end of the transaction and answers how it stands then: whoever was about to move it has
/// done so, or waits.
pub async fn hold_application(tx: &Tx, id: ApplicationId) -> Result<Option<Application>, StoreError> {
    let found = application::Entity::find_by_id(id.0);
    let found = match tx.connection().get_database_backend() {
        DbBackend::Postgres => found.lock_exclusive(),
        _ => found,
    };
    found.one(tx.connection()).await?.map(super::applications::read).transpose()
}

/// Notes that the seats of cohorts were given away.
pub async fn mark_assigned(tx: &Tx, ids: &[CohortId], today: NaiveDate) -> Result<(), StoreError> {
    cohort::Entity::update_many()
        .col_expr(cohort::Column::AssignedOn, Expr::value(today))
        .filter(cohort::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    receipt: Option<String>,
    business_id: Uuid,
    business: String,
    subject_id: Uuid,
    cohort_id: Uuid,
    status: Text<Status>,
    wish: Option<i32>,
    points: Option<i32>,
    submitted_at: Option<chrono::DateTime<chrono::Utc>>,
}

fn contenders() -> Select<application::Entity> {
    use application::Column;
    application::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Receipt,
            Column::BusinessId,
            Column::SubjectId,
            Column::CohortId,
            Column::Status,
            Column::Wish,
            Column::Points,
            Column::SubmittedAt,
        ])
        .column_as(business::Column::Name, "business")
        .join(JoinType::InnerJoin, to_business())
        .filter(Column::Kind.eq(Text(WorkflowKind::Mentoring)))
        .filter(Column::CohortId.is_not_null())
        .filter(Column::SubmittedAt.is_not_null())
}

async fn read(db: &impl Reader, query: Select<application::Entity>) -> Result<Vec<Contender>, StoreError> {
    let rows = query.into_model::<Row>().all(db.connection()).await?;
    let contender = |row: Row| {
        let narrow = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        Some(Contender {
            application: ApplicationId(row.id),
            receipt: row.receipt.unwrap_or_default(),
            business: BusinessId(row.business_id),
            name: row.business,
            program: ProgramId(row.subject_id),
            cohort: CohortId(row.cohort_id),
            status: row.status.0,
            wish: narrow(row.wish),
            points: narrow(row.points),
            applied_at: row.submitted_at?,
        })
    };
    Ok(rows.into_iter().filter_map(contender).collect())
}

/// Everybody who applied for these cohorts and did not go away.
pub async fn of_cohorts(db: &impl Reader, ids: &[CohortId]) -> Result<Vec<Contender>, StoreError> {
    let still = [
        Status::Submitted,
        Status::Waitlisted,
        Status::SeatOffered,
        Status::Enrolled,
        Status::Active,
        Status::Completed,
    ];
    let query = contenders()
        .filter(application::Column::CohortId.is_in(ids.iter().map(|id| id.0)))
        .filter(application::Column::Status.is_in(still.map(Text)));
    read(db, query).await
}

/// What these businesses want or hold, the most wanted first.
pub async fn of_businesses(db: &impl Reader, ids: &[BusinessId]) -> Result<Vec<Contender>, StoreError> {
    let query = contenders()
        .filter(application::Column::BusinessId.is_in(ids.iter().map(|id| id.0)))
        .filter(application::Column::Status.is_in(WANTING.map(Text)))
        .order_by_asc(application::Column::BusinessId)
        .order_by_asc(application::Column::Wish)
        .order_by_asc(application::Column::Id);
    read(db, query).await
}

/// Writes which wish an application is, if it still is the one that was seen.
pub async fn save_wish(tx: &Tx, id: ApplicationId, seen: Option<u32>, wish: u32) -> Result<(), StoreError> {
    let narrow = |wish: u32| i32::try_from(wish).unwrap_or(i32::MAX);
    let was = match seen {
        Some(wish) => Condition::all().add(application::Column::Wish.eq(narrow(wish))),
        None => Condition::all().add(application::Column::Wish.is_null()),
    };
    let result = application::Entity::update_many()
        .col_expr(application::Column::Wish, Expr::value(narrow(wish)))
        .filter(application::Column::Id.eq(id.0))
        .filter(was)
        .exec(tx.connection())
        .await?;
    moved(&result)
}

fn to_program() -> RelationDef {
    cohort::Entity::belongs_to(program::Entity).from(cohort::Column::ProgramId).to(program::Column::Id).into()
}

#[derive(FromQueryResult)]
struct ClosingRow {
    id: Uuid,
    program_id: Uuid,
    organisation_id: Uuid,
    name: String,
    name_id: String,
    name_en: String,
    apply_by: NaiveDate,
    starts_on: NaiveDate,
    seats: i32,
    taken: i32,
    assigned_on: Option<NaiveDate>,
}

fn closings() -> Select<cohort::Entity> {
    use cohort::Column;
    cohort::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::ProgramId,
            Column::Name,
            Column::ApplyBy,
            Column::StartsOn,
            Column::Seats,
            Column::Taken,
            Column::AssignedOn,
        ])
        .column(program::Column::OrganisationId)
        .column(program::Column::NameId)
        .column(program::Column::NameEn)
        .join(JoinType::InnerJoin, to_program())
}

fn closing(row: ClosingRow) -> Closing {
    Closing {
        cohort: CohortId(row.id),
        program: ProgramId(row.program_id),
        organisation: OrganisationId(row.organisation_id),
        name: row.name,
        program_name: domain::language::Bilingual { id: row.name_id, en: row.name_en },
        apply_by: row.apply_by,
        starts_on: row.starts_on,
        seats: u32::try_from(row.seats).unwrap_or(0),
        taken: u32::try_from(row.taken).unwrap_or(0),
        assigned_on: row.assigned_on,
    }
}

/// These cohorts, with their programs.
pub async fn find_closings(db: &impl Reader, ids: &[CohortId]) -> Result<Vec<Closing>, StoreError> {
    let query = closings().filter(cohort::Column::Id.is_in(ids.iter().map(|id| id.0)));
    let rows = query.into_model::<ClosingRow>().all(db.connection()).await?;
    Ok(rows.into_iter().map(closing).collect())
}

/// The cohorts that have not ended, the one that closes first on top.
pub async fn list_closings(
    db: &impl Reader,
    scope: Scope,
    today: NaiveDate,
) -> Result<Vec<Closing>, StoreError> {
    let within = match scope {
        Scope::Everything => Condition::all(),
        Scope::Organisation(id) => Condition::all().add(program::Column::OrganisationId.eq(id.0)),
        Scope::Own(_) | Scope::Public | Scope::Nothing => return Ok(Vec::new()),
    };
    let rows = closings()
        .filter(cohort::Column::EndsOn.gte(today))
        .filter(within)
        .order_by_asc(cohort::Column::ApplyBy)
        .order_by_asc(cohort::Column::Id)
        .limit(MOST)
        .into_model::<ClosingRow>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(closing).collect())
}
