//! Facts as rows: the history, which only grows, and the sheet, one wide row a business with what is known at present.
//!
//! The columns of a fact are `<name>`, `<name>_ev`, `<name>_on` and `<name>_until`; an age is kept as the day it is
//! reckoned from, a KBLI code beside its version.

use std::str::FromStr as _;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::documents::DocumentId;
use domain::facts::{BusinessId, Evidence, Fact, FactKey, FactSheet, FactType, FactValue};
use domain::needs::NeedId;
use entity::{Text, account, business, fact, fact_sheet};
use sea_orm::sea_query::{Expr, Value};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, ModelTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx};
use crate::usecases::businesses::facts::{Said, Statement};
use crate::usecases::businesses::needs::NewNeed;
use crate::usecases::businesses::{Known, Stated};

/// How many lines of a history are shown at once.
const MOST_LINES: u64 = 200;

/// What is known of a business as of a day.
pub async fn known(db: &impl Reader, id: BusinessId, as_of: NaiveDate) -> Result<Option<Known>, StoreError> {
    let row = fact_sheet::Entity::find_by_id(id.0).one(db.connection()).await?;
    row.map(|row| read(&row, as_of)).transpose()
}

/// As [`known`], together with the business's capital, and nobody else changes them until the transaction ends.
pub async fn lock(
    tx: &Tx,
    id: BusinessId,
    as_of: NaiveDate,
) -> Result<Option<(Known, Option<i64>)>, StoreError> {
    let row = fact_sheet::Entity::find_by_id(id.0).lock_exclusive().one(tx.connection()).await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let capital: Option<Option<i64>> = business::Entity::find_by_id(id.0)
        .select_only()
        .column(business::Column::Capital)
        .into_tuple()
        .one(tx.connection())
        .await?;
    Ok(Some((read(&row, as_of)?, capital.flatten())))
}

/// Begins the sheet of a new business: nothing is known.
pub(super) async fn begin(tx: &Tx, id: BusinessId) -> Result<(), StoreError> {
    let row = fact_sheet::ActiveModel { business_id: Set(id.0), revision: Set(0), ..Default::default() };
    fact_sheet::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Appends statements to the history; one id for each.
pub async fn append(
    tx: &Tx,
    business: BusinessId,
    by: Option<AccountId>,
    statements: &[Statement],
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let rows = statements.iter().zip(ids).map(|(statement, id)| fact::ActiveModel {
        id: Set(*id),
        business_id: Set(business.0),
        key: Set(Text(statement.key)),
        value: Set(spelled(statement.said)),
        evidence: Set(Text(statement.evidence)),
        document_id: Set(statement.document.map(|id| id.0)),
        stated_at: Set(now),
        stated_by: Set(by.map(|id| id.0)),
        expires_on: Set(statement.expires_on),
        note: Set(statement.note.clone()),
    });
    fact::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    Ok(())
}

fn spelled(said: Said) -> Option<String> {
    match said {
        Said::Value(value) => Some(value.to_string()),
        Said::Since(day) => Some(day.to_string()),
        Said::Unknown => None,
    }
}

/// Writes statements onto the sheet, if it still has the revision that was seen.
pub async fn put(
    tx: &Tx,
    business: BusinessId,
    seen: i32,
    statements: &[Statement],
    today: NaiveDate,
) -> Result<(), StoreError> {
    let mut update = fact_sheet::Entity::update_many()
        .col_expr(fact_sheet::Column::Revision, Expr::value(seen.wrapping_add(1)))
        .filter(fact_sheet::Column::BusinessId.eq(business.0))
        .filter(fact_sheet::Column::Revision.eq(seen));
    for statement in statements {
        let known = statement.said != Said::Unknown;
        let name = base(statement.key);
        for (name, value) in values(statement.key, statement.said) {
            update = update.col_expr(column(name)?, Expr::value(value));
        }
        let evidence = if known { rank(statement.evidence) } else { 0 };
        let (on, until) = (known.then_some(today), statement.expires_on.filter(|_| known));
        update = update
            .col_expr(column(&format!("{name}_ev"))?, Expr::value(evidence))
            .col_expr(column(&format!("{name}_on"))?, Expr::value(on))
            .col_expr(column(&format!("{name}_until"))?, Expr::value(until));
    }
    moved(&update.exec(tx.connection()).await?)
}

/// Writes the open need onto the sheet, or that there is none.
pub async fn put_need(
    tx: &Tx,
    business: BusinessId,
    need: Option<(NeedId, &NewNeed)>,
) -> Result<(), StoreError> {
    use fact_sheet::Column;
    fact_sheet::Entity::update_many()
        .col_expr(Column::Revision, Expr::cust("revision + 1"))
        .col_expr(Column::NeedId, Expr::value(need.map(|(id, _)| id.0)))
        .col_expr(Column::RequestedAmount, Expr::value(need.map(|(_, need)| need.amount.get())))
        .col_expr(
            Column::RequestedTenorMonths,
            Expr::value(need.map(|(_, need)| i64::from(need.tenor_months))),
        )
        .col_expr(Column::Purpose, Expr::value(need.map(|(_, need)| need.purpose.as_str())))
        .filter(Column::BusinessId.eq(business.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

#[derive(Debug, FromQueryResult)]
struct Line {
    key: Text<FactKey>,
    value: Option<String>,
    evidence: Text<Evidence>,
    document_id: Option<Uuid>,
    stated_at: DateTime<Utc>,
    expires_on: Option<NaiveDate>,
    note: Option<String>,
    by: Option<String>,
}

/// The history of a business's facts, or of one of them, newest first.
pub async fn history(
    db: &impl Reader,
    business: BusinessId,
    key: Option<FactKey>,
) -> Result<Vec<Stated>, StoreError> {
    let by =
        fact::Entity::belongs_to(account::Entity).from(fact::Column::StatedBy).to(account::Column::Id).into();
    let mut lines = fact::Entity::find()
        .join(JoinType::LeftJoin, by)
        .column_as(account::Column::Name, "by")
        .filter(fact::Column::BusinessId.eq(business.0))
        .order_by_desc(fact::Column::StatedAt)
        .order_by_desc(fact::Column::Id)
        .limit(MOST_LINES);
    if let Some(key) = key {
        lines = lines.filter(fact::Column::Key.eq(Text(key)));
    }
    let lines = lines.into_model::<Line>().all(db.connection()).await?;
    let stated = |line: Line| Stated {
        key: line.key.0,
        value: line.value,
        evidence: line.evidence.0,
        document: line.document_id.map(DocumentId),
        at: line.stated_at,
        by: line.by,
        expires_on: line.expires_on,
        note: line.note,
    };
    Ok(lines.into_iter().map(stated).collect())
}

/// The facts of a business that rest on this document by their newest statement.
pub async fn resting_on(
    db: &impl Reader,
    business: BusinessId,
    document: DocumentId,
) -> Result<Vec<FactKey>, StoreError> {
    let rows: Vec<(Text<FactKey>, Option<Uuid>)> = fact::Entity::find()
        .select_only()
        .columns([fact::Column::Key, fact::Column::DocumentId])
        .filter(fact::Column::BusinessId.eq(business.0))
        .order_by_desc(fact::Column::StatedAt)
        .order_by_desc(fact::Column::Id)
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut seen = Vec::new();
    let mut resting = Vec::new();
    for (key, paper) in rows {
        if !seen.contains(&key.0) {
            seen.push(key.0);
            if paper == Some(document.0) {
                resting.push(key.0);
            }
        }
    }
    Ok(resting)
}

/// Takes a document that is about to be deleted out of the history; what was stated stays.
pub async fn unlink(tx: &Tx, document: DocumentId) -> Result<(), StoreError> {
    fact::Entity::update_many()
        .col_expr(fact::Column::DocumentId, Expr::value(None::<Uuid>))
        .filter(fact::Column::DocumentId.eq(document.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The row as facts. A date that lies ahead of the day (the clock was set back) leaves its age unknown.
fn read(row: &fact_sheet::Model, as_of: NaiveDate) -> Result<Known, StoreError> {
    let mut facts = FactSheet::new(as_of);
    for &key in FactKey::ALL.iter().filter(|key| !key.is_derived()) {
        let name = base(key);
        let value = row.get(column(name)?);
        let proof = |value| -> Result<Fact, StoreError> {
            if key.is_of_need() {
                return Ok(Fact::stated(value));
            }
            Ok(Fact {
                value,
                evidence: evidence(&row.get(column(&format!("{name}_ev"))?)),
                stated_on: day(&row.get(column(&format!("{name}_on"))?)),
                expires: day(&row.get(column(&format!("{name}_until"))?)),
            })
        };
        if key.age_date().is_some() {
            if let Some(since) = day(&value) {
                let fact = proof(FactValue::Integer(0))?;
                let _ahead = facts.set_age_date(key, since, fact);
            }
            continue;
        }
        let text = match (key, text(value)) {
            (FactKey::Kbli, Some(code)) => {
                row.kbli_version.as_ref().map(|version| format!("{}:{code}", version.0))
            }
            (_, text) => text,
        };
        if let Some(text) = text {
            let value = FactValue::from_text(key, &text).map_err(|_| StoreError::Unreadable(key.as_str()))?;
            facts.set(key, proof(value)?).map_err(|_| StoreError::Unreadable(key.as_str()))?;
        }
    }
    Ok(Known { revision: row.revision, need: row.need_id.map(NeedId), facts })
}

fn base(key: FactKey) -> &'static str {
    key.age_date().unwrap_or(key.as_str())
}

fn column(name: &str) -> Result<fact_sheet::Column, StoreError> {
    fact_sheet::Column::from_str(name).map_err(|_| StoreError::Unreadable("fact_sheet"))
}

/// What stands in the columns of a fact, null where it is unknown. Nulls are typed: PostgreSQL asks.
fn values(key: FactKey, said: Said) -> Vec<(&'static str, Value)> {
    let text = |text: Option<String>| Value::String(text);
    match (key, said) {
        (FactKey::Kbli, Said::Value(FactValue::Kbli(code))) => {
            vec![("kbli", text(Some(code.code()))), ("kbli_version", text(Some(code.version().to_string())))]
        }
        (FactKey::Kbli, _) => vec![("kbli", text(None)), ("kbli_version", text(None))],
        (key, Said::Since(day)) => vec![(base(key), Value::ChronoDate(Some(day)))],
        (key, Said::Unknown) => vec![(base(key), null(key))],
        (key, Said::Value(FactValue::YesNo(yes))) => vec![(base(key), Value::Bool(Some(yes)))],
        (key, Said::Value(value)) => match value.whole() {
            Some(number) => vec![(base(key), Value::BigInt(Some(number)))],
            None => vec![(base(key), text(Some(value.to_string())))],
        },
    }
}

fn null(key: FactKey) -> Value {
    if key.age_date().is_some() {
        return Value::ChronoDate(None);
    }
    match key.fact_type() {
        FactType::Integer { .. } | FactType::Money { .. } => Value::BigInt(None),
        FactType::YesNo => Value::Bool(None),
        _ => Value::String(None),
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => text,
        Value::BigInt(number) => number.map(|number| number.to_string()),
        Value::Bool(yes) => yes.map(|yes| yes.to_string()),
        _ => None,
    }
}

fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::ChronoDate(day) => *day,
        _ => None,
    }
}

fn rank(evidence: Evidence) -> i16 {
    match evidence {
        Evidence::Stated => 0,
        Evidence::Document => 1,
        Evidence::Checked => 2,
        Evidence::Registry => 3,
    }
}

fn evidence(value: &Value) -> Evidence {
    match value {
        Value::SmallInt(Some(1)) => Evidence::Document,
        Value::SmallInt(Some(2)) => Evidence::Checked,
        Value::SmallInt(Some(3)) => Evidence::Registry,
        _ => Evidence::Stated,
    }
}
