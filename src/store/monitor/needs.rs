//! Needs for capital that are still open, and what stands between them and an offer.

use chrono::{DateTime, Utc};
use domain::facts::{BusinessId, Purpose};
use domain::matching::{SubjectKind, Verdict};
use domain::needs::NeedState;
use domain::policy::Scope;
use entity::{Text, business, match_result, need};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use serde_json::Value;
use uuid::Uuid;

use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use super::{counted, in_district};
use crate::usecases::office::Narrowing;
use crate::usecases::office::needs::{NeedCounts, NeedRow, Wanted};

fn to_business() -> RelationDef {
    need::Entity::belongs_to(business::Entity).from(need::Column::BusinessId).to(business::Column::Id).into()
}

fn open(narrowing: &Narrowing) -> Condition {
    use need::Column::{BusinessId as Of, CreatedAt, State};
    Condition::all()
        .add(State.eq(Text(NeedState::Open)))
        .add_option(narrowing.since.map(|at| CreatedAt.gte(at)))
        .add_option(narrowing.district.as_ref().map(|code| in_district(Of, code)))
}

/// The results of the offers for the business of a need that have this verdict.
fn results(verdict: Verdict) -> SelectStatement {
    use match_result::Column::{BusinessId as Of, SubjectKind as Kind, Verdict as Said};
    Query::select()
        .from(match_result::Entity)
        .and_where(Expr::col((match_result::Entity, Of)).equals((need::Entity, need::Column::BusinessId)))
        .and_where(Kind.eq(Text(SubjectKind::Offer)))
        .and_where(Said.eq(Text(verdict)))
        .take()
}

fn fits_somewhere() -> SimpleExpr {
    Expr::exists(results(Verdict::Eligible).expr(Expr::cust("1")).take())
}

fn number_of(verdict: Verdict) -> SimpleExpr {
    let count = results(verdict).expr(Func::count(Expr::cust("*"))).take();
    SimpleExpr::SubQuery(None, Box::new(count.into()))
}

#[derive(FromQueryResult)]
struct Counts {
    open: i64,
    unmet: Option<i64>,
}

/// How many needs are open, and how many of them no open offer fits.
pub async fn count(db: &impl Reader, narrowing: &Narrowing) -> Result<NeedCounts, StoreError> {
    let unmet: SimpleExpr =
        CaseStatement::new().case(fits_somewhere(), Expr::cust("0")).finally(Expr::cust("1")).into();
    let counts = need::Entity::find()
        .select_only()
        .column_as(need::Column::Id.count(), "open")
        .expr_as(Func::sum(unmet), "unmet")
        .filter(open(narrowing))
        .into_model::<Counts>()
        .one(db.connection())
        .await?;
    Ok(counts.map_or_else(NeedCounts::default, |row| NeedCounts {
        open: counted(row.open),
        unmet: counted(row.unmet.unwrap_or(0)),
    }))
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    business_id: Uuid,
    amount: i64,
    tenor_months: i32,
    purpose: Text<Purpose>,
    created_at: DateTime<Utc>,
    business: String,
    district: Option<String>,
    eligible: i64,
    nearly: i64,
    unknown: i64,
}

fn row(row: Row) -> NeedRow {
    NeedRow {
        business_id: BusinessId(row.business_id),
        business: row.business,
        district: row.district,
        amount: row.amount,
        tenor_months: row.tenor_months,
        purpose: row.purpose.0,
        stated_at: row.created_at,
        eligible: counted(row.eligible),
        nearly: counted(row.nearly),
        unknown: counted(row.unknown),
    }
}

/// A page of open needs, newest first.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<NeedRow>, StoreError> {
    use need::Column::{Amount, BusinessId as Of, CreatedAt, Id, Purpose as For, TenorMonths};
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let list = need::Entity::find()
        .select_only()
        .columns([Id, Of, Amount, TenorMonths, For, CreatedAt])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .expr_as(number_of(Verdict::Eligible), "eligible")
        .expr_as(number_of(Verdict::Nearly), "nearly")
        .expr_as(number_of(Verdict::Unknown), "unknown")
        .join(JoinType::InnerJoin, to_business())
        .filter(open(&wanted.narrowing).add_option(wanted.unmet.then(|| fits_somewhere().not())))
        .filter(
            Condition::all().add_option(wanted.of.as_ref().map(|ids| Of.is_in(ids.iter().map(|id| id.0)))),
        );
    let by = ((need::Entity, CreatedAt), (need::Entity, Id));
    let rows = paging::by_time(list, by, &Order::Desc, cursor, size)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.created_at, row.id)).map(row))
}

/// What stands in the way of the newest unmet needs: the gaps of the offers that might still fit, with their business.
pub async fn gaps(
    db: &impl Reader,
    narrowing: &Narrowing,
    needs: u64,
    most: u64,
) -> Result<Vec<(BusinessId, Value)>, StoreError> {
    use match_result::Column::{BusinessId as Of, Findings, SubjectKind as Kind, Verdict as Said};
    let newest: Vec<Uuid> = need::Entity::find()
        .select_only()
        .column(need::Column::BusinessId)
        .filter(open(narrowing).add(fits_somewhere().not()))
        .order_by_desc(need::Column::CreatedAt)
        .limit(needs)
        .into_tuple()
        .all(db.connection())
        .await?;
    let gaps: Vec<(Uuid, Value)> = match_result::Entity::find()
        .select_only()
        .columns([Of, Findings])
        .filter(Of.is_in(newest))
        .filter(Kind.eq(Text(SubjectKind::Offer)))
        .filter(Said.is_in([Verdict::Nearly, Verdict::Unknown].map(Text)))
        .limit(most)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(gaps.into_iter().map(|(id, gaps)| (BusinessId(id), gaps)).collect())
}
