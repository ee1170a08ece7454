//! The list behind the figures about applications: the queue's order, narrowed as the figures are.

use chrono::{DateTime, Utc};
use domain::applications::{ApplicationId, Status, WorkflowKind, resting};
use domain::language::Bilingual;
use domain::policy::Scope;
use entity::{Text, application, business, offer, organisation, program};
use sea_orm::sea_query::{ExprTrait as _, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use super::super::applications::case::to_business;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use super::{handed_in, in_statuses, to_offer};
use crate::usecases::applications::queue::{Sought, Standing};
use crate::usecases::office::AgeLimits;
use crate::usecases::office::cases::{CaseRow, Wanted};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: Text<WorkflowKind>,
    receipt: Option<String>,
    status: Text<Status>,
    status_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    amount: Option<i64>,
    tenor_months: Option<i32>,
    business: String,
    district: Option<String>,
    organisation: String,
    offer_id: Option<String>,
    offer_en: Option<String>,
    program_id: Option<String>,
    program_en: Option<String>,
    promised: Option<i32>,
}

fn case(row: Row) -> CaseRow {
    CaseRow {
        id: ApplicationId(row.id),
        kind: row.kind.0,
        receipt: row.receipt.unwrap_or_default(),
        status: row.status.0,
        status_at: row.status_at,
        submitted_at: row.submitted_at,
        amount: row.amount,
        tenor_months: row.tenor_months,
        business: row.business,
        district: row.district,
        organisation: row.organisation,
        name: Bilingual {
            id: row.offer_id.or(row.program_id).unwrap_or_default(),
            en: row.offer_en.or(row.program_en).unwrap_or_default(),
        },
        promised: row.promised.and_then(|days| u16::try_from(days).ok()),
    }
}

fn to_program() -> RelationDef {
    application::Entity::belongs_to(program::Entity)
        .from(application::Column::SubjectId)
        .to(program::Column::Id)
        .into()
}

fn to_organisation() -> RelationDef {
    application::Entity::belongs_to(organisation::Entity)
        .from(application::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into()
}

/// Handed in longer ago than the offer promises a decision.
fn late(limits: &AgeLimits) -> Condition {
    let promised = |days: usize| offer::Column::DecisionDays.eq(i32::try_from(days).unwrap_or(i32::MAX));
    let of = |(days, before): (usize, &DateTime<Utc>)| -> SimpleExpr {
        promised(days).and(application::Column::SubmittedAt.lt(*before))
    };
    limits.older_than.iter().enumerate().map(of).fold(Condition::any(), Condition::add)
}

fn narrowed(wanted: &Wanted) -> Condition {
    use application::Column::{BusinessId, ClosedAt, Receipt, Status as At, StatusAt, SubmittedAt};
    let standing = match (wanted.status, wanted.standing) {
        (Some(status), _) => Some(At.eq(Text(status))),
        (None, Standing::Waiting) => Some(ClosedAt.is_null().and(At.is_not_in(resting().map(Text)))),
        (None, Standing::Open) => Some(ClosedAt.is_null()),
        (None, Standing::Closed) => Some(ClosedAt.is_not_null()),
        (None, Standing::All) => None,
    };
    let sought = match &wanted.sought {
        Sought::Nothing => None,
        Sought::Receipt(receipt) => Some(Receipt.eq(receipt.to_string())),
        Sought::Businesses(ids) => Some(BusinessId.is_in(ids.iter().map(|id| id.0))),
    };
    handed_in(&wanted.narrowing)
        .add_option(standing)
        .add_option(sought)
        .add_option(wanted.statuses.as_deref().map(in_statuses))
        .add_option(wanted.handed_in_from.map(|at| SubmittedAt.gte(at)))
        .add_option(wanted.handed_in_before.map(|at| SubmittedAt.lt(at)))
        .add_option(wanted.since_before.map(|at| StatusAt.lt(at)))
        .add_option(wanted.late.as_ref().map(late))
}

/// A page of applications, by how long they have stood where they stand.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<CaseRow>, StoreError> {
    use application::Column::{Amount, Id, Kind, Receipt, Status as At, StatusAt, SubmittedAt, TenorMonths};
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let list = application::Entity::find()
        .select_only()
        .columns([Id, Kind, Receipt, At, StatusAt, SubmittedAt, Amount, TenorMonths])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .column_as(organisation::Column::ShortName, "organisation")
        .column_as(offer::Column::NameId, "offer_id")
        .column_as(offer::Column::NameEn, "offer_en")
        .column_as(offer::Column::DecisionDays, "promised")
        .column_as(program::Column::NameId, "program_id")
        .column_as(program::Column::NameEn, "program_en")
        .join(JoinType::InnerJoin, to_business())
        .join(JoinType::InnerJoin, to_organisation())
        .join(JoinType::LeftJoin, to_offer())
        .join(JoinType::LeftJoin, to_program())
        .filter(narrowed(wanted));
    let by = ((application::Entity, StatusAt), (application::Entity, Id));
    let order = if wanted.newest_first { Order::Desc } else { Order::Asc };
    let rows =
        paging::by_time(list, by, &order, cursor, size).into_model::<Row>().all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.status_at, row.id)).map(case))
}
