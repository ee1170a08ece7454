//! Which single check keeps businesses from open offers: the rules themselves as SQL, over all businesses at once.
//!
//! The board is one pass over the facts, built in `lanes`; the list behind a line asks the rules of each business in turn.
//! Both readings of a rule are those of `matching`.

mod lanes;

use chrono::NaiveDate;
use domain::criteria::Rule;
use domain::facts::BusinessId;
use domain::policy::Scope;
use entity::business;
use entity::fact_sheet::{Column, Entity, Relation};
use lanes::Lanes;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait as _, DbBackend, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::super::paging::{Cursor, Page};
use super::super::{Reader, StoreError};
use super::{all, any, condition, literal};
use crate::usecases::office::gaps::{Blocked, Gap, Narrowing, Share};

fn narrowed(narrowing: &Narrowing) -> SimpleExpr {
    let mut filter = Expr::col((Entity, Column::Archived)).eq(false);
    if let Some(district) = &narrowing.district {
        filter = filter.and(Expr::col((Entity, Column::District)).eq(district.as_str()));
    }
    if let Some(sector) = narrowing.sector {
        filter = filter.and(Expr::col((Entity, Column::Sector)).eq(sector.to_string()));
    }
    filter
}

/// Sets of rules that are asked for in one query; a table of answers may only be so wide.
const MOST_SETS: usize = 300;

/// What each gap keeps businesses from, by district and sector: one query, however many offers are open.
pub async fn board(
    db: &impl Reader,
    gaps: &[Gap<'_>],
    as_of: NaiveDate,
    narrowing: &Narrowing,
) -> Result<Vec<Share>, StoreError> {
    let backend = db.connection().get_database_backend();
    let mut shares = Vec::new();
    // Each gap has a set for each word of rules.
    let most = (MOST_SETS / lanes::words_of(gaps).max(1)).max(1);
    for (chunk, some) in gaps.chunks(most).enumerate() {
        let lanes = Lanes::of(some);
        let rows = db.connection().query_all(&lanes.query(as_of, narrowing, backend)).await?;
        for row in &rows {
            for (number, gap) in some.iter().enumerate() {
                let share = share_of(row, &lanes, (number, gap), backend)?;
                if share.missing + share.unknown > 0 {
                    shares.push(Share { gap: chunk * most + number, ..share });
                }
            }
        }
    }
    Ok(shares)
}

fn share_of(
    row: &QueryResult,
    lanes: &Lanes<'_>,
    (number, gap): (usize, &Gap<'_>),
    backend: DbBackend,
) -> Result<Share, StoreError> {
    let count = |name: &str| -> Result<u64, StoreError> {
        Ok(u64::try_from(row.try_get::<i64>("", name)?).unwrap_or_default())
    };
    let mut offers = Vec::new();
    for (word, name) in lanes.sets_of(number, gap) {
        offers.extend(lanes.rules_in(gap, word, set_in(row, &name, backend)?));
    }
    Ok(Share {
        gap: number,
        district: row.try_get("", "district")?,
        sector: letter(row.try_get("", "sector")?),
        missing: count(&format!("n{number}"))?,
        unknown: count(&format!("k{number}"))?,
        credit: row.try_get("", &format!("s{number}"))?,
        offers,
    })
}

/// A set of rules as `lanes` asked for it.
fn set_in(row: &QueryResult, name: &str, backend: DbBackend) -> Result<i64, StoreError> {
    if backend == DbBackend::Postgres {
        return Ok(row.try_get::<Option<i64>>("", name)?.unwrap_or_default());
    }
    let listed = row.try_get::<Option<String>>("", name)?.unwrap_or_default();
    Ok(listed.split(',').filter_map(|set| set.parse::<i64>().ok()).fold(0, |all, set| all | set))
}

fn letter(sector: Option<String>) -> Option<char> {
    sector.and_then(|text| text.chars().next())
}

#[derive(FromQueryResult)]
struct BlockedRow {
    business_id: Uuid,
    name: String,
    district: Option<String>,
    sector: Option<String>,
    requested_amount: Option<i64>,
}

/// A page of the businesses that one gap keeps away, by their ids: those that lack it, or those of which it is not known.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    gap: &Gap<'_>,
    (as_of, narrowing): (NaiveDate, &Narrowing),
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Blocked>, StoreError> {
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let mut list = Entity::find()
        .select_only()
        .columns([Column::BusinessId, Column::District, Column::Sector, Column::RequestedAmount])
        .column(business::Column::Name)
        .join(JoinType::InnerJoin, Relation::Business.def())
        .filter(narrowed(narrowing))
        .filter(kept_away(gap, as_of, narrowing.unknown))
        .order_by_asc(Column::BusinessId)
        .limit(size.saturating_add(1));
    if let Some((_, after)) = cursor.and_then(Cursor::as_number) {
        list = list.filter(Column::BusinessId.gt(after));
    }
    let rows = list.into_model::<BlockedRow>().all(db.connection()).await?;
    let page = Page::cut(rows, size, |row| Cursor::number(0, row.business_id));
    Ok(page.map(|row| Blocked {
        business: BusinessId(row.business_id),
        name: row.name,
        district: row.district,
        sector: letter(row.sector),
        amount: row.requested_amount,
    }))
}

/// Those for whom a rule fails come before those of whom it cannot be told: nobody is in both lists.
fn kept_away(gap: &Gap<'_>, as_of: NaiveDate, unknown: bool) -> SimpleExpr {
    let then = |rule: &Rule| condition(&rule.taking(gap.check), as_of);
    let lacks = any(gap.rules.iter().map(|rule| condition(rule, as_of).not().and(then(rule))));
    if !unknown {
        return lacks;
    }
    let untold = any(gap.rules.iter().map(|rule| condition(rule, as_of).is_null().and(then(rule))));
    let not_lacking = CaseStatement::new().case(lacks, literal(false)).finally(literal(true));
    all([untold, not_lacking.into()].into_iter())
}
