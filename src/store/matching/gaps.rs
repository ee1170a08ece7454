//! Which single check keeps businesses from open offers: the rules themselves as SQL, over all businesses at once.
//!
//! One pass over the facts puts businesses together that every check of every rule tells alike; what stands in the way is
//! then asked of those few kinds, not of each business. Both readings of a rule are those of `matching`.

use chrono::NaiveDate;
use domain::criteria::{Check, Condition, Rule};
use domain::facts::BusinessId;
use domain::policy::Scope;
use entity::business;
use entity::fact_sheet::{Column, Entity, Relation};
use sea_orm::sea_query::{
    Alias, CaseStatement, CommonTableExpression, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr,
    UnionType, WithClause, WithQuery,
};
use sea_orm::{
    ColumnTrait, Condition as Filter, ConnectionTrait as _, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::super::paging::{Cursor, Page};
use super::super::{Reader, StoreError, sheets};
use super::{Best, all, any, check, condition, condition_of, literal};
use crate::usecases::office::gaps::{Blocked, Gap, Narrowing, Share};

/// Bits of one word of a set of offers; the sign is left alone.
const BITS: usize = 62;
const KINDS: &str = "kinds";

/// The checks of all rules, each once: every one is a column.
struct Columns<'rule>(Vec<&'rule Check>);

impl<'rule> Columns<'rule> {
    fn of(gaps: &[Gap<'rule>]) -> Self {
        let mut columns = Self(Vec::new());
        for rule in gaps.iter().flat_map(|gap| &gap.rules) {
            for (_, leaf) in rule.leaves() {
                columns.note(&leaf.check);
                if let Some(when) = &leaf.when {
                    columns.note_all(when);
                }
            }
        }
        columns
    }

    fn note(&mut self, check: &'rule Check) {
        if sheets::place_of(check.fact()).is_some() && !self.0.contains(&check) {
            self.0.push(check);
        }
    }

    fn note_all(&mut self, when: &'rule Condition) {
        match when {
            Condition::Check(check) => self.note(check),
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.note_all(part);
                }
            }
        }
    }

    /// The truth of a check, of the column that was reckoned before.
    fn truth(&self, check: &Check, best: Best) -> SimpleExpr {
        match self.0.iter().position(|known| *known == check) {
            Some(number) => Expr::col(named("c", number)),
            None => literal(matches!(best, Best::Passes)),
        }
    }

    fn condition(&self, rule: &Rule) -> SimpleExpr {
        condition_of(rule, &|check, best| self.truth(check, best))
    }
}

fn named(prefix: &str, number: usize) -> Alias {
    Alias::new(format!("{prefix}{number}"))
}

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

/// Businesses that every check tells alike, with how many they are and what they ask for.
fn kinds(columns: &Columns<'_>, as_of: NaiveDate, narrowing: &Narrowing) -> SelectStatement {
    let mut select = Query::select();
    select.from(Entity).and_where(narrowed(narrowing)).columns([Column::District, Column::Sector]);
    select.group_by_columns([Column::District, Column::Sector]);
    for (number, one) in columns.0.iter().enumerate() {
        select.expr_as(check(one, as_of, Best::Passes), named("c", number));
        select.group_by_col(named("c", number));
    }
    select.expr_as(Func::count(Expr::cust("*")), "n");
    select.expr_as(whole(Func::sum(Expr::col(Column::RequestedAmount)).into()), "credit");
    select.take()
}

fn whole(sum: SimpleExpr) -> SimpleExpr {
    Func::coalesce([sum.cast_as(Alias::new("bigint")), Expr::cust("0")]).into()
}

/// The sets of offers that a gap keeps away, as words of bits: those whose rule fails, then those that cannot be told.
fn sets(columns: &Columns<'_>, gap: &Gap<'_>, words: usize) -> Vec<SimpleExpr> {
    let set = |word: usize, holds: &dyn Fn(&Rule) -> SimpleExpr| {
        let rules = gap.rules.iter().skip(word * BITS).take(BITS).enumerate();
        let bits = rules.map(|(bit, rule)| -> SimpleExpr {
            let blocked = holds(rule).and(columns.condition(&rule.taking(gap.check)));
            let bit = Expr::cust(format!("CAST({} AS bigint)", 1_i64 << bit));
            CaseStatement::new().case(blocked, bit).finally(Expr::cust("CAST(0 AS bigint)")).into()
        });
        bits.reduce(ExprTrait::add).unwrap_or_else(|| Expr::cust("CAST(0 AS bigint)"))
    };
    let fails = |rule: &Rule| columns.condition(rule).not();
    let unknown = |rule: &Rule| columns.condition(rule).is_null();
    let words = 0..words;
    words.clone().map(|word| set(word, &fails)).chain(words.map(|word| set(word, &unknown))).collect()
}

fn shares_of(columns: &Columns<'_>, number: usize, gap: &Gap<'_>, words: usize) -> SelectStatement {
    let open = columns.truth(gap.check, Best::Passes);
    let mut inner = Query::select();
    inner.columns(["district", "sector", "n", "credit"].map(Alias::new)).from(KINDS);
    for (place, set) in sets(columns, gap, words).into_iter().enumerate() {
        inner.expr_as(set, named("s", place));
    }
    inner.and_where(open.clone().not().or(open.is_null()));
    let mut outer = Query::select();
    outer.expr_as(Expr::cust(format!("CAST({number} AS bigint)")), "gap");
    outer.columns(["district", "sector"].map(Alias::new));
    outer.group_by_columns(["district", "sector"].map(Alias::new));
    let mut some = Filter::any();
    for place in 0..words * 2 {
        outer.column(named("s", place)).group_by_col(named("s", place));
        some = some.add(Expr::col(named("s", place)).gt(Expr::cust("0")));
    }
    outer.expr_as(whole(Func::sum(Expr::col("n")).into()), "n");
    outer.expr_as(whole(Func::sum(Expr::col("credit")).into()), "credit");
    outer.from_subquery(inner.take(), "kind").cond_where(some);
    outer.take()
}

fn board_query(gaps: &[Gap<'_>], as_of: NaiveDate, narrowing: &Narrowing) -> Option<(WithQuery, usize)> {
    let columns = Columns::of(gaps);
    let words = gaps.iter().map(|gap| gap.rules.len().div_ceil(BITS)).max()?;
    let mut selects = gaps.iter().enumerate().map(|(number, gap)| shares_of(&columns, number, gap, words));
    let mut union = selects.next()?;
    for select in selects {
        union.union(UnionType::All, select);
    }
    let mut expression = CommonTableExpression::new();
    expression.table_name(KINDS).query(kinds(&columns, as_of, narrowing)).materialized(true);
    let mut with = WithClause::new();
    with.cte(expression);
    Some((union.with(with), words))
}

/// What each gap keeps businesses from, put together by district, sector and the offers it keeps away: one query.
pub async fn board(
    db: &impl Reader,
    gaps: &[Gap<'_>],
    as_of: NaiveDate,
    narrowing: &Narrowing,
) -> Result<Vec<Share>, StoreError> {
    let Some((query, words)) = board_query(gaps, as_of, narrowing) else {
        return Ok(Vec::new());
    };
    let rows = db.connection().query_all(&query).await?;
    let share = |row: &sea_orm::QueryResult| -> Result<Share, StoreError> {
        let sets = (0..words * 2).map(|place| row.try_get::<i64>("", &format!("s{place}")));
        let sets = sets.collect::<Result<Vec<_>, _>>()?;
        let (fails, unknown) = sets.split_at(words);
        let gap = usize::try_from(row.try_get::<i64>("", "gap")?).unwrap_or_default();
        Ok(Share {
            gap,
            district: row.try_get("", "district")?,
            sector: letter(row.try_get("", "sector")?),
            missing: offers_of(fails),
            unknown: offers_of(unknown),
            businesses: u64::try_from(row.try_get::<i64>("", "n")?).unwrap_or_default(),
            credit: row.try_get("", "credit")?,
        })
    };
    rows.iter().map(share).collect()
}

fn letter(sector: Option<String>) -> Option<char> {
    sector.and_then(|text| text.chars().next())
}

/// The positions of the bits that are set.
fn offers_of(words: &[i64]) -> Vec<usize> {
    let bits = words.iter().enumerate().flat_map(|(word, set)| {
        (0..BITS).filter(move |bit| set >> bit & 1 == 1).map(move |bit| word * BITS + bit)
    });
    bits.collect()
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
