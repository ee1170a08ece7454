//! Counts for the office: grouped in the database, so that what comes back is small whatever is counted.
//!
//! Every count narrows as the list behind it does (`monitor/cases`, `monitor/needs`, `monitor/matches`): one condition
//! serves both.

pub mod cases;
pub mod matches;
pub mod needs;
pub mod pairs;
pub mod times;

use domain::applications::Status;
use domain::documents::DocumentStatus;
use domain::matching::{SubjectKind, Verdict};
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use entity::{Text, application, business, document, match_result, offer, organisation, outbox};
use sea_orm::sea_query::{Alias, CaseStatement, Expr, Func, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait as _, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::{Reader, StoreError};
use crate::usecases::office::figures::{DistrictCount, MatchCount, OpenCases, Stage, Waiting};
use crate::usecases::office::{AgeLimits, Narrowing, Organisation};

/// The most organisations that are ever listed.
const ORGANISATIONS_MOST: u64 = 1000;

fn counted(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn to_offer() -> RelationDef {
    application::Entity::belongs_to(offer::Entity)
        .from(application::Column::SubjectId)
        .to(offer::Column::Id)
        .into()
}

/// The businesses of a district, as the set that a column must be in.
fn in_district(column: impl ColumnTrait, district: &str) -> SimpleExpr {
    let of_district = Query::select()
        .column(business::Column::Id)
        .from(business::Entity)
        .and_where(business::Column::District.eq(district))
        .take();
    column.in_subquery(of_district)
}

/// What has been handed in, narrowed.
fn handed_in(narrowing: &Narrowing) -> Condition {
    use application::Column::{BusinessId, Kind, OrganisationId as Of, Status as At, SubmittedAt};
    Condition::all()
        .add(At.ne(Text(Status::Draft)))
        .add_option(narrowing.kind.map(|kind| Kind.eq(Text(kind))))
        .add_option(narrowing.organisation.map(|id| Of.eq(id.0)))
        .add_option(narrowing.since.map(|at| SubmittedAt.gte(at)))
        .add_option(narrowing.district.as_ref().map(|code| in_district(BusinessId, code)))
}

fn in_statuses(statuses: &[Status]) -> SimpleExpr {
    application::Column::Status.is_in(statuses.iter().copied().map(Text))
}

#[derive(FromQueryResult)]
struct StageRow {
    organisation_id: Uuid,
    status: Text<Status>,
    count: i64,
}

/// How many applications stand where, organisation by organisation.
pub async fn by_stage(db: &impl Reader, narrowing: &Narrowing) -> Result<Vec<Stage>, StoreError> {
    use application::Column::{Id, OrganisationId as Of, Status as At};
    let rows = application::Entity::find()
        .select_only()
        .column(Of)
        .column(At)
        .column_as(Id.count(), "count")
        .filter(handed_in(narrowing))
        .group_by(Of)
        .group_by(At)
        .into_model::<StageRow>()
        .all(db.connection())
        .await?;
    let stage = |row: StageRow| Stage {
        organisation: OrganisationId(row.organisation_id),
        status: row.status.0,
        count: counted(row.count),
    };
    Ok(rows.into_iter().map(stage).collect())
}

#[derive(FromQueryResult)]
struct OpenRow {
    organisation_id: Uuid,
    status: Text<Status>,
    age: i32,
    promised: Option<i32>,
    count: i64,
}

/// How many applications wait in these statuses, by the working days since they were handed in (up to one more than the
/// limits reach) and the days within which a decision was promised.
pub async fn by_age(
    db: &impl Reader,
    narrowing: &Narrowing,
    statuses: &[Status],
    limits: &AgeLimits,
) -> Result<Vec<OpenCases>, StoreError> {
    use application::Column::{Id, OrganisationId as Of, Status as At};
    let age = Alias::new("age");
    let rows = application::Entity::find()
        .select_only()
        .column(Of)
        .column(At)
        .expr_as(age_in_days(limits), "age")
        .column_as(offer::Column::DecisionDays, "promised")
        .column_as(Id.count(), "count")
        .join(JoinType::LeftJoin, to_offer())
        .filter(handed_in(narrowing))
        .filter(in_statuses(statuses))
        .group_by(Of)
        .group_by(At)
        .group_by(Expr::col(age))
        .group_by(offer::Column::DecisionDays)
        .into_model::<OpenRow>()
        .all(db.connection())
        .await?;
    let cases = |row: OpenRow| OpenCases {
        organisation: OrganisationId(row.organisation_id),
        status: row.status.0,
        age: u16::try_from(row.age).unwrap_or(0),
        promised: row.promised.and_then(|days| u16::try_from(days).ok()),
        count: counted(row.count),
    };
    Ok(rows.into_iter().map(cases).collect())
}

/// The old ones first: where many wait, most are old, and each row stops at the first branch that holds.
fn age_in_days(limits: &AgeLimits) -> SimpleExpr {
    let submitted = application::Column::SubmittedAt;
    let mut case = CaseStatement::new();
    for (days, before) in limits.older_than.iter().enumerate().rev() {
        let age = i32::try_from(days + 1).unwrap_or(i32::MAX);
        case = case.case(submitted.lt(*before), Expr::cust(age.to_string()));
    }
    case.finally(Expr::cust("0")).into()
}

#[derive(FromQueryResult)]
struct DistrictRow {
    district: Option<String>,
    count: i64,
}

/// How many applications wait in these statuses, by the district of the business.
pub async fn by_district(
    db: &impl Reader,
    narrowing: &Narrowing,
    statuses: &[Status],
) -> Result<Vec<DistrictCount>, StoreError> {
    let rows = application::Entity::find()
        .select_only()
        .column_as(business::Column::District, "district")
        .column_as(application::Column::Id.count(), "count")
        .join(JoinType::InnerJoin, super::applications::case::to_business())
        .filter(handed_in(narrowing))
        .filter(in_statuses(statuses))
        .group_by(business::Column::District)
        .into_model::<DistrictRow>()
        .all(db.connection())
        .await?;
    let district = |row: DistrictRow| DistrictCount { district: row.district, count: counted(row.count) };
    Ok(rows.into_iter().map(district).collect())
}

#[derive(FromQueryResult)]
struct MatchRow {
    subject_kind: Text<SubjectKind>,
    verdict: Text<Verdict>,
    count: i64,
}

/// How many pairs of business and offer or program have which verdict.
pub async fn by_verdict(db: &impl Reader, narrowing: &Narrowing) -> Result<Vec<MatchCount>, StoreError> {
    use match_result::Column::{Id, SubjectKind as Kind, Verdict as Said};
    let rows = match_result::Entity::find()
        .select_only()
        .column(Kind)
        .column(Said)
        .column_as(Id.count(), "count")
        .filter(matches::narrowed(narrowing))
        .group_by(Kind)
        .group_by(Said)
        .into_model::<MatchRow>()
        .all(db.connection())
        .await?;
    let count = |row: MatchRow| MatchCount {
        kind: row.subject_kind.0,
        verdict: row.verdict.0,
        count: counted(row.count),
    };
    Ok(rows.into_iter().map(count).collect())
}

#[derive(FromQueryResult)]
struct WaitingRow {
    organisations: i64,
    papers: i64,
    retrying: i64,
    dead: i64,
}

/// What waits for the office itself, and what its mail is doing; one query.
pub async fn waiting(db: &impl Reader) -> Result<Waiting, StoreError> {
    let pending = Query::select()
        .expr(Func::count(Expr::cust("*")))
        .from(organisation::Entity)
        .and_where(organisation::Column::Status.eq(Text(OrganisationStatus::Pending)))
        .take();
    let papers = Query::select()
        .expr(Func::count(Expr::cust("*")))
        .from(document::Entity)
        .and_where(document::Column::Status.eq(Text(DocumentStatus::Unchecked)))
        .take();
    let retrying = Query::select()
        .expr(Func::count(Expr::cust("*")))
        .from(outbox::Entity)
        .and_where(outbox::Column::SentAt.is_null())
        .and_where(outbox::Column::DeadAt.is_null())
        .and_where(outbox::Column::Attempts.gt(0))
        .take();
    let dead = Query::select()
        .expr(Func::count(Expr::cust("*")))
        .from(outbox::Entity)
        .and_where(outbox::Column::DeadAt.is_not_null())
        .take();
    let query = Query::select()
        .expr_as(SimpleExpr::SubQuery(None, Box::new(pending.into())), Alias::new("organisations"))
        .expr_as(SimpleExpr::SubQuery(None, Box::new(papers.into())), Alias::new("papers"))
        .expr_as(SimpleExpr::SubQuery(None, Box::new(retrying.into())), Alias::new("retrying"))
        .expr_as(SimpleExpr::SubQuery(None, Box::new(dead.into())), Alias::new("dead"))
        .take();
    let statement = db.connection().get_database_backend().build(&query);
    let row = WaitingRow::find_by_statement(statement).one(db.connection()).await?;
    Ok(row.map_or_else(Waiting::default, |row| Waiting {
        organisations: counted(row.organisations),
        papers: counted(row.papers),
        mails_retrying: counted(row.retrying),
        mails_dead: counted(row.dead),
    }))
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    id: Uuid,
    kind: Text<OrganisationKind>,
    short_name: String,
}

/// The organisations that were ever admitted, by name.
pub async fn organisations(db: &impl Reader) -> Result<Vec<Organisation>, StoreError> {
    use organisation::Column::{Id, Kind, ShortName, Status as At};
    let rows = organisation::Entity::find()
        .select_only()
        .columns([Id, Kind, ShortName])
        .filter(At.is_in([OrganisationStatus::Admitted, OrganisationStatus::Suspended].map(Text)))
        .order_by(ShortName, Order::Asc)
        .order_by(Id, Order::Asc)
        .limit(ORGANISATIONS_MOST)
        .into_model::<OrganisationRow>()
        .all(db.connection())
        .await?;
    let organisation = |row: OrganisationRow| Organisation {
        id: OrganisationId(row.id),
        kind: row.kind.0,
        name: row.short_name,
    };
    Ok(rows.into_iter().map(organisation).collect())
}
