//! Lists of applications for those who work them: keyset pages along an index, whatever the number of rows.

use chrono::{DateTime, Utc};
use domain::applications::{ApplicationId, Status, WorkflowKind, resting};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::policy::Scope;
use entity::{Text, account, application, business, offer, program};
use sea_orm::sea_query::{Alias, BinOper, Expr, ExprTrait as _, Func, IntoIden as _, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait as _, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use super::case::{to_account, to_business};
use crate::usecases::applications::queue::{Assigned, COUNT_MOST, QueueRow, Sought, Standing, Wanted};

/// The most businesses that a search by name looks into.
const NAMED_MOST: u64 = 200;

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
    assignee: Option<String>,
    offer_id: Option<String>,
    offer_en: Option<String>,
    program_id: Option<String>,
    program_en: Option<String>,
}

/// A row, and on each the same counts.
#[derive(FromQueryResult)]
struct Counted {
    #[sea_orm(nested)]
    row: Row,
    counts: String,
}

fn row(row: Row) -> Result<QueueRow, StoreError> {
    let receipt = row.receipt.as_deref().map(super::receipt).transpose()?;
    let name = Bilingual {
        id: row.offer_id.or(row.program_id).unwrap_or_default(),
        en: row.offer_en.or(row.program_en).unwrap_or_default(),
    };
    Ok(QueueRow {
        id: ApplicationId(row.id),
        kind: row.kind.0,
        receipt,
        status: row.status.0,
        status_at: row.status_at,
        submitted_at: row.submitted_at,
        amount: row.amount,
        tenor_months: row.tenor_months,
        business: row.business,
        district: row.district,
        assignee: row.assignee,
        name,
    })
}

fn to_offer() -> RelationDef {
    application::Entity::belongs_to(offer::Entity)
        .from(application::Column::SubjectId)
        .to(offer::Column::Id)
        .into()
}

fn to_program() -> RelationDef {
    application::Entity::belongs_to(program::Entity)
        .from(application::Column::SubjectId)
        .to(program::Column::Id)
        .into()
}

/// What the scope lets be seen. Drafts are their owners' alone; who asks for another status need not leave them out again.
fn within(scope: Scope, status: Option<Status>) -> Option<Condition> {
    use application::Column::{OrganisationId, OwnerId, Status as At};
    let drafts = status.is_none_or(|status| status == Status::Draft);
    let handed_in = Condition::all().add_option(drafts.then(|| At.ne(Text(Status::Draft))));
    match scope {
        Scope::Organisation(id) => Some(handed_in.add(OrganisationId.eq(id.0))),
        Scope::Own(id) => Some(Condition::all().add(OwnerId.eq(id.0))),
        Scope::Everything => Some(handed_in),
        Scope::Public | Scope::Nothing => None,
    }
}

fn narrowed(list: Condition, wanted: &Wanted) -> Condition {
    use application::Column::{
        AssignedTo, BusinessId as Of, ClosedAt, Receipt as Number, Status as At, StatusAt,
    };
    let standing = match (wanted.status, wanted.standing) {
        (Some(status), _) => Some(At.eq(Text(status))),
        (None, Standing::Waiting) => Some(ClosedAt.is_null().and(At.is_not_in(resting().map(Text)))),
        (None, Standing::Open) => Some(ClosedAt.is_null()),
        (None, Standing::Closed) => Some(ClosedAt.is_not_null()),
        (None, Standing::All) => None,
    };
    let assigned = match wanted.assigned {
        Assigned::Anybody => None,
        Assigned::Nobody => Some(AssignedTo.is_null()),
        Assigned::To(account) => Some(AssignedTo.eq(account.0)),
    };
    let sought = match &wanted.sought {
        Sought::Nothing => None,
        Sought::Receipt(receipt) => Some(Number.eq(receipt.to_string())),
        Sought::Businesses(ids) => Some(Of.is_in(ids.iter().map(|id| id.0))),
    };
    list.add_option(standing)
        .add_option(assigned)
        .add_option(sought)
        .add_option(wanted.since_before.map(|at| StatusAt.lt(at)))
}

/// What a list shows, before it is paged.
fn listed(list: Condition) -> Select<application::Entity> {
    let assignee = Alias::new("assignee");
    application::Entity::find()
        .select_only()
        .columns([
            application::Column::Id,
            application::Column::Kind,
            application::Column::Receipt,
            application::Column::Status,
            application::Column::StatusAt,
            application::Column::SubmittedAt,
            application::Column::Amount,
            application::Column::TenorMonths,
        ])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .column_as(offer::Column::NameId, "offer_id")
        .column_as(offer::Column::NameEn, "offer_en")
        .column_as(program::Column::NameId, "program_id")
        .column_as(program::Column::NameEn, "program_en")
        .expr_as(Expr::col((assignee.clone(), account::Column::Name)), "assignee")
        .join(JoinType::InnerJoin, to_business())
        .join(JoinType::LeftJoin, to_offer())
        .join(JoinType::LeftJoin, to_program())
        .join_as(JoinType::LeftJoin, to_account(application::Column::AssignedTo), assignee.into_iden())
        .filter(list)
}

/// By how long they have stood where they stand.
fn paged(
    list: Select<application::Entity>,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Select<application::Entity> {
    let by = (
        (application::Entity, application::Column::StatusAt),
        (application::Entity, application::Column::Id),
    );
    let order = if wanted.newest_first { Order::Desc } else { Order::Asc };
    paging::by_time(list, by, &order, cursor, size)
}

/// A page of applications.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<QueueRow>, StoreError> {
    let Some(within) = within(scope, wanted.status) else {
        return Ok(Page { rows: Vec::new(), next: None });
    };
    let list = paged(listed(narrowed(within, wanted)), wanted, cursor, size);
    let rows = list.into_model::<Row>().all(db.connection()).await?;
    Page::cut(rows, size, |row| Cursor::instant(row.status_at, row.id)).try_map(row)
}

/// A page of applications, and how many stand in each of these statuses, each counted up to [`COUNT_MOST`]. One query: the
/// database counts once, and what a query costs beside is saved. Only an empty page has nothing to bring the counts along.
pub async fn list_counted(
    db: &impl Reader,
    scope: Scope,
    wanted: &Wanted,
    (cursor, size): (Option<&Cursor>, u64),
    statuses: &[Status],
) -> Result<(Page<QueueRow>, Vec<(Status, u64)>), StoreError> {
    let none = Page { rows: Vec::new(), next: None };
    let (Some(within), Some(counts)) =
        (within(scope, wanted.status), counting(scope, wanted.assigned, statuses))
    else {
        return Ok((none, Vec::new()));
    };
    let list = listed(narrowed(within, wanted)).expr_as(counts.clone(), "counts");
    let list = paged(list, wanted, cursor, size).into_model::<Counted>();
    let mut rows = list.all(db.connection()).await?;
    let Some(first) = rows.first_mut() else {
        let query = Query::select().expr_as(counts, Alias::new("counts")).take();
        let statement = db.connection().get_database_backend().build(&query);
        let alone = db.connection().query_one_raw(statement).await?;
        let text: Option<String> = alone.map(|row| row.try_get_by_index(0)).transpose()?;
        return Ok((none, counted(statuses, &text.unwrap_or_default())));
    };
    let counts = counted(statuses, &std::mem::take(&mut first.counts));
    let rows = rows.into_iter().map(|counted| counted.row).collect();
    let page = Page::cut(rows, size, |row| Cursor::instant(row.status_at, row.id)).try_map(row)?;
    Ok((page, counts))
}

/// The counts of statuses as one text, such as `12 0 100`.
fn counting(scope: Scope, assigned: Assigned, statuses: &[Status]) -> Option<SimpleExpr> {
    let of = |status: &Status| {
        let wanted = Wanted { status: Some(*status), assigned, ..Wanted::default() };
        let some = Query::select()
            .expr(Expr::cust("1"))
            .from(application::Entity)
            .cond_where(narrowed(within(scope, wanted.status)?, &wanted))
            .limit(COUNT_MOST)
            .take();
        let count = Query::select()
            .expr(Func::count(Expr::cust("*")))
            .from_subquery(some, Alias::new("some_of_them"))
            .take();
        Some(Expr::from(count))
    };
    let beside = |all: SimpleExpr, next: SimpleExpr| {
        all.binary(BinOper::Custom("||"), Expr::cust("' '")).binary(BinOper::Custom("||"), next)
    };
    statuses.iter().filter_map(of).reduce(beside)
}

fn counted(statuses: &[Status], text: &str) -> Vec<(Status, u64)> {
    let numbers = text.split(' ').map(|number| number.parse().unwrap_or_default());
    statuses.iter().copied().zip(numbers).collect()
}

/// The businesses whose name holds this text, whatever its case; at most two hundred.
pub async fn businesses_named(db: &impl Reader, text: &str) -> Result<Vec<BusinessId>, StoreError> {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\');
    let ids: Vec<Uuid> = business::Entity::find()
        .select_only()
        .column(business::Column::Id)
        .filter(Expr::expr(Func::lower(Expr::col(business::Column::Name))).like(like))
        .limit(NAMED_MOST)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(BusinessId).collect())
}
