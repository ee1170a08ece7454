//! The facts of a business as one row: read into a `FactSheet`, written from one. The history behind it, statement by
//! statement, is `fact`; a use case writes both in one transaction.
//!
//! Ages are kept as dates. A fact that has lapsed stays in its row; the sheet knows that it no longer holds.

use std::str::FromStr;
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::facts::{BusinessId, Evidence, Fact, FactKey, FactSheet, FactType, FactValue};
use domain::kbli::Kbli;
use domain::needs::NeedId;
use entity::fact_sheet::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait,
    QueryFilter, QueryOrder, QuerySelect, Value,
};

use super::db::source::Source;
use super::{Reader, StoreError, Tx};

/// Where a fact stands in the row. The need's facts have neither evidence nor expiry: they are the owner's own word.
pub(super) struct Place {
    pub(super) key: FactKey,
    pub(super) value: Column,
    pub(super) until: Option<Column>,
    evidence: Option<Column>,
    stated_on: Option<Column>,
}

/// Every fact's place, found by the names of the columns.
static PLACES: LazyLock<Vec<Place>> =
    LazyLock::new(|| FactKey::ALL.iter().filter_map(|&key| find_place(key)).collect());

fn find_place(key: FactKey) -> Option<Place> {
    let name = key.age_date().unwrap_or(key.as_str());
    let column = |suffix: &str| Column::from_str(&format!("{name}{suffix}")).ok();
    Some(Place {
        key,
        value: column("")?,
        until: column("_until"),
        evidence: column("_ev"),
        stated_on: column("_on"),
    })
}

/// The fact's place; none for the fact that is derived.
pub(super) fn place_of(key: FactKey) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.key == key)
}

/// The facts of a business as of a day; none if nothing was ever stated.
pub async fn load(
    db: &impl Reader,
    business: BusinessId,
    as_of: NaiveDate,
) -> Result<Option<FactSheet>, StoreError> {
    let row = Entity::find_by_id(business.0).one(db.connection()).await?;
    row.map(|row| read(&row, as_of)).transpose()
}

/// The facts of these businesses; those of which nothing was ever stated are left out.
pub async fn load_many(
    db: &impl Reader,
    businesses: &[BusinessId],
    as_of: NaiveDate,
) -> Result<Vec<(BusinessId, FactSheet)>, StoreError> {
    let ids = businesses.iter().map(|business| business.0);
    let rows = Entity::find().filter(Column::BusinessId.is_in(ids)).all(db.connection()).await?;
    read_all(&rows, as_of)
}

/// The next `most` businesses after this one, by id, archived ones left out: for going through all of them.
pub async fn load_after(
    db: &impl Reader,
    after: Option<BusinessId>,
    most: u64,
    as_of: NaiveDate,
) -> Result<Vec<(BusinessId, FactSheet)>, StoreError> {
    let mut list =
        Entity::find().filter(Column::Archived.eq(false)).order_by_asc(Column::BusinessId).limit(most);
    if let Some(BusinessId(after)) = after {
        list = list.filter(Column::BusinessId.gt(after));
    }
    read_all(&list.all(db.connection()).await?, as_of)
}

/// The need whose amount, tenor and purpose stand on the sheet, where there is one.
pub async fn need_of(db: &impl Reader, business: BusinessId) -> Result<Option<NeedId>, StoreError> {
    let row = Entity::find_by_id(business.0).one(db.connection()).await?;
    Ok(row.and_then(|row| row.need_id).map(NeedId))
}

/// Replaces all that is known of a business at present. `need` is the one whose facts stand on the sheet.
pub async fn save(
    tx: &Tx,
    business: BusinessId,
    need: Option<NeedId>,
    sheet: &FactSheet,
) -> Result<(), StoreError> {
    let mut row = write(sheet)?;
    row.business_id = Set(business.0);
    row.need_id = Set(need.map(|need| need.0));
    row.revision = Set(1);
    row.archived = NotSet;
    let again = OnConflict::column(Column::BusinessId)
        .update_columns(columns_of_facts().chain([Column::NeedId]))
        .value(Column::Revision, Expr::col((Entity, Column::Revision)).add(1))
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes a business out of what is counted and matched, or back in.
pub async fn set_archived(tx: &Tx, business: BusinessId, archived: bool) -> Result<(), StoreError> {
    let change = Entity::update_many().col_expr(Column::Archived, Expr::value(archived));
    change.filter(Column::BusinessId.eq(business.0)).exec(tx.connection()).await?;
    Ok(())
}

fn columns_of_facts() -> impl Iterator<Item = Column> {
    let places = PLACES.iter();
    places
        .flat_map(|place| [Some(place.value), place.until, place.evidence, place.stated_on])
        .flatten()
        .chain([Column::KbliVersion])
}

pub(super) fn read_all(rows: &[Model], as_of: NaiveDate) -> Result<Vec<(BusinessId, FactSheet)>, StoreError> {
    rows.iter().map(|row| Ok((BusinessId(row.business_id), read(row, as_of)?))).collect()
}

fn read(row: &Model, as_of: NaiveDate) -> Result<FactSheet, StoreError> {
    let mut sheet = FactSheet::new(as_of);
    for place in PLACES.iter() {
        let date = |column: Option<Column>| match column.map(|column| row.get(column)) {
            Some(Value::ChronoDate(date)) => date,
            _ => None,
        };
        let proof = |value| Fact {
            value,
            evidence: evidence_at(place.evidence.map(|column| row.get(column)).as_ref()),
            stated_on: date(place.stated_on),
            expires: date(place.until),
        };
        let unreadable = |_| StoreError::Unreadable("fact_sheet");
        match row.get(place.value) {
            // A date that does not make an age (it lies ahead, or too far back) leaves the age unknown.
            Value::ChronoDate(Some(date)) => {
                let _ = sheet.set_age_date(place.key, date, proof(FactValue::Integer(0)));
            }
            stored => {
                if let Some(value) = value_of(place.key, stored, row)? {
                    sheet.set(place.key, proof(value)).map_err(unreadable)?;
                }
            }
        }
    }
    Ok(sheet)
}

fn value_of(key: FactKey, stored: Value, row: &Model) -> Result<Option<FactValue>, StoreError> {
    let unreadable = || StoreError::Unreadable("fact_sheet");
    Ok(match stored {
        Value::BigInt(Some(number)) if matches!(key.fact_type(), FactType::Money { .. }) => {
            Some(FactValue::Money(number))
        }
        Value::BigInt(Some(number)) => Some(FactValue::Integer(number)),
        Value::Bool(Some(yes)) => Some(FactValue::YesNo(yes)),
        Value::String(Some(digits)) if key == FactKey::Kbli => match row.kbli_version {
            Some(version) => Some(FactValue::Kbli(Kbli::new(version.0, &digits).map_err(|_| unreadable())?)),
            None => None,
        },
        Value::String(Some(text)) => Some(FactValue::from_text(key, &text).map_err(|_| unreadable())?),
        _ => None,
    })
}

fn evidence_at(stored: Option<&Value>) -> Evidence {
    let level = match stored {
        Some(Value::SmallInt(Some(level))) => usize::try_from(*level).ok(),
        _ => None,
    };
    level.and_then(|level| Evidence::ALL.get(level).copied()).unwrap_or_default()
}

fn write(sheet: &FactSheet) -> Result<ActiveModel, StoreError> {
    let mut row = ActiveModel { kbli_version: Set(None), ..Default::default() };
    let facts: Vec<_> = sheet.facts().collect();
    for place in PLACES.iter() {
        let fact = facts.iter().find_map(|(key, fact)| (*key == place.key).then_some(**fact));
        let stored = match fact.map(|fact| fact.value) {
            Some(FactValue::Kbli(code)) => {
                row.kbli_version = Set(Some(code.version().into()));
                code.code().into()
            }
            known => stored(sheet, place.key, known),
        };
        row.try_set(place.value, stored)?;
        if let Some(column) = place.evidence {
            row.try_set(column, fact.map_or(0, |fact| fact.evidence as i16).into())?;
        }
        for (column, date) in [
            (place.until, fact.and_then(|fact| fact.expires)),
            (place.stated_on, fact.and_then(|fact| fact.stated_on)),
        ] {
            if let Some(column) = column {
                row.try_set(column, date.into())?;
            }
        }
    }
    Ok(row)
}

fn stored(sheet: &FactSheet, key: FactKey, value: Option<FactValue>) -> Value {
    match (key, value) {
        (FactKey::BusinessAgeMonths | FactKey::OwnerAgeYears, value) => {
            Value::ChronoDate(age_date(sheet, key, value))
        }
        (_, Some(FactValue::Integer(number) | FactValue::Money(number))) => number.into(),
        (_, Some(FactValue::YesNo(yes))) => yes.into(),
        (_, Some(other)) => other.to_string().into(),
        (_, None) => match key.fact_type() {
            FactType::Integer { .. } | FactType::Money { .. } => Value::BigInt(None),
            FactType::YesNo => Value::Bool(None),
            _ => Value::String(None),
        },
    }
}

/// The date behind an age. Where only the age is known, the latest date that makes it: the age is then never too high.
fn age_date(sheet: &FactSheet, key: FactKey, age: Option<FactValue>) -> Option<NaiveDate> {
    let age = u32::try_from(age?.whole()?).ok()?;
    sheet.age_date(key).or_else(|| latest_date(key, sheet.as_of(), age))
}

/// The latest date whose age at `as_of` is at least this.
pub(super) fn latest_date(key: FactKey, as_of: NaiveDate, age: u32) -> Option<NaiveDate> {
    match key {
        FactKey::BusinessAgeMonths => domain::facts::latest_start(as_of, age),
        FactKey::OwnerAgeYears => domain::facts::latest_birth(as_of, age),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_that_can_be_stated_has_its_place() {
        for &key in FactKey::ALL {
            match place_of(key) {
                None => assert!(key.is_derived(), "{key}"),
                Some(place) => {
                    let proved = [place.until, place.evidence, place.stated_on];
                    let wanted = !key.is_of_need();
                    assert!(proved.iter().all(|column| column.is_some() == wanted), "{key}");
                }
            }
        }
    }
}
