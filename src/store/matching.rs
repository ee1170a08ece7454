//! A rule as one SQL expression over `fact_sheet`: to count and list all businesses that fit, without loading them.
//!
//! SQL's three values are Kleene's, so the expression is true, false or null exactly where `judge` passes, fails or
//! cannot tell; a property test holds the two together on both databases. Evidence plays no part: what passes but must
//! still be proved fits. What SQL cannot reckon, the burden of an offer's instalments, is taken at its best here and
//! judged in memory on the rows that are left.

pub mod gaps;

use chrono::NaiveDate;
use domain::criteria::{Check, Comparison, Condition, Leaf, Rule, Test};
use domain::facts::{BusinessId, FactKey, FactSheet, FactType, FactValue};
use domain::kbli::KbliVersion;
use domain::matching::{OfferContext, Verdict, judge};
use entity::fact_sheet::{Column, Entity};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value};

use super::sheets::{self, Place};
use super::{Reader, StoreError};

/// How many rows are judged at a time where SQL cannot decide alone.
const BATCH: u64 = 1_000;

/// How many businesses fit a rule as of a day, archived ones left out.
pub async fn count_fitting(
    db: &impl Reader,
    rule: &Rule,
    as_of: NaiveDate,
    context: OfferContext<'_>,
) -> Result<u64, StoreError> {
    if !needs_judging(rule) {
        let mut count = Query::select();
        count.expr(Expr::col(Column::BusinessId).count()).from(Entity).and_where(fits(rule, as_of));
        let row = db.connection().query_one(&count).await?;
        let number = row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?;
        return Ok(u64::try_from(number).unwrap_or_default());
    }
    let (mut number, mut after) = (0, None);
    loop {
        let batch = candidates(db, rule, as_of, after, BATCH).await?;
        let Some((last, _)) = batch.last() else {
            return Ok(number);
        };
        after = Some(*last);
        number += batch.iter().map(|(_, sheet)| u64::from(is_eligible(rule, sheet, context))).sum::<u64>();
    }
}

/// The next businesses after this one that fit a rule as of a day, by id, at most `most`, with what is known of them.
pub async fn list_fitting(
    db: &impl Reader,
    rule: &Rule,
    (as_of, context): (NaiveDate, OfferContext<'_>),
    after: Option<BusinessId>,
    most: usize,
) -> Result<Vec<(BusinessId, FactSheet)>, StoreError> {
    let size = if needs_judging(rule) { BATCH } else { u64::try_from(most).unwrap_or(BATCH) };
    let (mut found, mut after) = (Vec::new(), after);
    while found.len() < most {
        let batch = candidates(db, rule, as_of, after, size).await?;
        let Some((last, _)) = batch.last() else { break };
        after = Some(*last);
        found.extend(batch.into_iter().filter(|(_, sheet)| is_eligible(rule, sheet, context)));
    }
    found.truncate(most);
    Ok(found)
}

fn is_eligible(rule: &Rule, sheet: &FactSheet, context: OfferContext<'_>) -> bool {
    judge(rule, sheet, context).verdict == Verdict::Eligible
}

fn needs_judging(rule: &Rule) -> bool {
    rule.facts().into_iter().any(FactKey::is_derived)
}

async fn candidates(
    db: &impl Reader,
    rule: &Rule,
    as_of: NaiveDate,
    after: Option<BusinessId>,
    most: u64,
) -> Result<Vec<(BusinessId, FactSheet)>, StoreError> {
    let mut list = Entity::find().filter(fits(rule, as_of)).order_by_asc(Column::BusinessId).limit(most);
    if let Some(BusinessId(after)) = after {
        list = list.filter(Column::BusinessId.gt(after));
    }
    sheets::read_all(&list.all(db.connection()).await?, as_of)
}

fn fits(rule: &Rule, as_of: NaiveDate) -> SimpleExpr {
    Expr::col(Column::Archived).eq(false).and(condition(rule, as_of))
}

/// The rule as an expression that is true where a business fits it as of a day, false where it does not, and null where
/// that cannot be told. Derived facts are taken at their best: what is true may still have to be judged.
pub(super) fn condition(rule: &Rule, as_of: NaiveDate) -> SimpleExpr {
    condition_of(rule, &|one, best| check(one, as_of, best))
}

/// As [`condition`], over whatever tells the truth of a check: the facts themselves, or what was reckoned of them before.
fn condition_of(rule: &Rule, truth: &dyn Fn(&Check, Best) -> SimpleExpr) -> SimpleExpr {
    match rule {
        Rule::All(parts) => all(parts.iter().map(|part| condition_of(part, truth))),
        Rule::Any(parts) => any(parts.iter().map(|part| condition_of(part, truth))),
        Rule::Leaf(leaf) => leaf_condition(leaf, truth),
    }
}

fn leaf_condition(leaf: &Leaf, truth: &dyn Fn(&Check, Best) -> SimpleExpr) -> SimpleExpr {
    let passes = truth(&leaf.check, Best::Passes);
    match &leaf.when {
        None => passes,
        Some(when) => applies(when, truth).not().or(passes),
    }
}

fn applies(when: &Condition, truth: &dyn Fn(&Check, Best) -> SimpleExpr) -> SimpleExpr {
    match when {
        Condition::All(parts) => all(parts.iter().map(|part| applies(part, truth))),
        Condition::Any(parts) => any(parts.iter().map(|part| applies(part, truth))),
        // A leaf that does not apply passes, so at its best a condition fails.
        Condition::Check(one) => truth(one, Best::Fails),
    }
}

/// What is best for the business where SQL cannot reckon a fact.
#[derive(Clone, Copy)]
enum Best {
    Passes,
    Fails,
}

fn all(parts: impl Iterator<Item = SimpleExpr>) -> SimpleExpr {
    parts.reduce(ExprTrait::and).unwrap_or_else(|| literal(true))
}

fn any(parts: impl Iterator<Item = SimpleExpr>) -> SimpleExpr {
    parts.reduce(ExprTrait::or).unwrap_or_else(|| literal(false))
}

/// Written out, not bound, so that the planner sees it.
fn literal(holds: bool) -> SimpleExpr {
    Expr::cust(if holds { "TRUE" } else { "FALSE" })
}

/// One check: null where the fact is unknown or has lapsed.
fn check(check: &Check, as_of: NaiveDate, best: Best) -> SimpleExpr {
    let Some(place) = sheets::place_of(check.fact()) else {
        return literal(matches!(best, Best::Passes));
    };
    if let (FactKey::Kbli, Test::Is(_) | Test::OneOf(_) | Test::NoneOf(_)) = (check.fact(), check.test()) {
        return where_known(place, as_of, kbli(check.test()));
    }
    if check.fact().age_date().is_some() {
        let test = tested(check.test(), |least| older_than(place, as_of, least));
        return where_an_age(place, as_of, test);
    }
    let test = match check.test() {
        Test::Compare(comparisons) => {
            all(comparisons.iter().map(|(name, bound)| compare(place.value, *name, *bound)))
        }
        Test::Is(value) => place.value.eq(stored(*value)),
        Test::OneOf(list) => place.value.is_in(list.iter().map(|value| stored(*value))),
        Test::NoneOf(list) => place.value.is_not_in(list.iter().map(|value| stored(*value))),
    };
    where_known(place, as_of, test)
}

fn stored(value: FactValue) -> Value {
    match value {
        FactValue::Integer(number) | FactValue::Money(number) => number.into(),
        FactValue::YesNo(yes) => yes.into(),
        other => other.to_string().into(),
    }
}

fn compare(column: Column, name: Comparison, bound: FactValue) -> SimpleExpr {
    let bound = stored(bound);
    match name {
        Comparison::AtLeast => column.gte(bound),
        Comparison::MoreThan => column.gt(bound),
        Comparison::AtMost => column.lte(bound),
        Comparison::LessThan => column.lt(bound),
    }
}

/// The test, where the fact is known and holds on the day; else null. A fact of the need never lapses.
fn where_known(place: &Place, as_of: NaiveDate, test: SimpleExpr) -> SimpleExpr {
    match place.until {
        None => test,
        Some(until) => CaseStatement::new().case(holds_on(until, as_of), test).into(),
    }
}

fn holds_on(until: Column, as_of: NaiveDate) -> SimpleExpr {
    until.is_null().or(until.gte(as_of))
}

/// The test of an age, where its date makes one: not ahead of the day, and not further back than an age may lie.
fn where_an_age(place: &Place, as_of: NaiveDate, test: SimpleExpr) -> SimpleExpr {
    let most = match place.key.fact_type() {
        FactType::Integer { most, .. } => most,
        _ => i64::MAX,
    };
    let is_age = place.value.lte(as_of).and(older_than(place, as_of, most.saturating_add(1)).not());
    let known = match place.until {
        None => is_age,
        Some(until) => is_age.and(holds_on(until, as_of)),
    };
    CaseStatement::new().case(known, test).into()
}

/// Whether the age is at least this: its date is no later than the latest date of that age.
fn older_than(place: &Place, as_of: NaiveDate, least: i64) -> SimpleExpr {
    if least <= 0 {
        return literal(true);
    }
    let latest = u32::try_from(least).ok().and_then(|age| sheets::latest_date(place.key, as_of, age));
    latest.map_or_else(|| literal(false), |latest| place.value.lte(latest))
}

/// A test of a whole number, said by "at least" alone.
fn tested(test: &Test, at_least: impl Fn(i64) -> SimpleExpr) -> SimpleExpr {
    let above = |bound: i64| at_least(bound.saturating_add(1));
    let is = |value: &FactValue| {
        let age = value.whole().unwrap_or(i64::MAX);
        at_least(age).and(above(age).not())
    };
    match test {
        Test::Compare(comparisons) => all(comparisons.iter().map(|(name, bound)| {
            let bound = bound.whole().unwrap_or(i64::MAX);
            match name {
                Comparison::AtLeast => at_least(bound),
                Comparison::MoreThan => above(bound),
                Comparison::AtMost => above(bound).not(),
                Comparison::LessThan => at_least(bound).not(),
            }
        })),
        Test::Is(value) => is(value),
        Test::OneOf(list) => any(list.iter().map(is)),
        Test::NoneOf(list) => any(list.iter().map(is)).not(),
    }
}

/// A list of codes says nothing about a code of a version that it has none of: there the answer is null.
fn kbli(test: &Test) -> SimpleExpr {
    let among = KbliVersion::ALL.iter().filter_map(|&version| {
        let codes: Vec<String> = test.operands().filter_map(|value| code_of(value, version)).collect();
        let same = Column::KbliVersion.eq(version.as_str());
        (!codes.is_empty()).then(|| (same, Column::Kbli.is_in(codes)))
    });
    let among = among.fold(CaseStatement::new(), |case, (version, codes)| case.case(version, codes));
    let among: SimpleExpr = among.into();
    if matches!(test, Test::NoneOf(_)) { among.not() } else { among }
}

fn code_of(value: FactValue, version: KbliVersion) -> Option<String> {
    match value {
        FactValue::Kbli(code) if code.version() == version => Some(code.code()),
        _ => None,
    }
}
