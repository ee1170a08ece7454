//! A fact sheet as JSON: the form of the command line, and the form in which an application freezes it.
//!
//! A fact is a plain value (evidence `stated`) or `{"value", "evidence", "stated_on", "expires"}`; null or absent is
//! unknown. `started_on` and `owner_born_on` may stand for the two ages. A sector or KBLI code may carry its version
//! as `"2020:01270"` or beside the value as `"version": "2020"`.

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::value::shortened_json;
use super::{Evidence, Fact, FactError, FactKey, FactProblem, FactSheet, FactType, FactValue};
use crate::json::{Strict, shortened};

impl FactSheet {
    /// Reads the facts of an object. The first problem found is told, with the key it belongs to.
    pub fn from_json(as_of: NaiveDate, facts: &Map<String, Value>) -> Result<Self, FactError> {
        let mut sheet = Self::new(as_of);
        for (name, given) in facts {
            sheet.put_json(name, given)?;
        }
        sheet.read_sector_through_code();
        Ok(sheet)
    }

    /// Reads facts from cells of text, by key; an empty cell is unknown. Evidence is `stated`.
    pub fn from_cells<'a>(
        as_of: NaiveDate,
        cells: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, FactError> {
        let mut sheet = Self::new(as_of);
        for (name, text) in cells {
            let text = text.trim();
            let named = Named::find(name)?;
            if text.is_empty() {
                continue;
            }
            match named {
                Named::Date(key) => {
                    let date = read_date(text).map_err(|problem| problem.named(name))?;
                    sheet.put_once(named, name, |sheet| sheet.set_age_date(key, date, PLAIN))?;
                }
                Named::Fact(key) => {
                    let value = FactValue::from_text(key, text)?;
                    sheet.put_once(named, name, |sheet| sheet.set(key, Fact::stated(value)))?;
                }
            }
        }
        sheet.read_sector_through_code();
        Ok(sheet)
    }

    /// The facts as the object that [`FactSheet::from_json`] reads: lapsed ones too, ages as dates where these are known.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut facts = Map::new();
        for (key, fact) in self.facts() {
            let (name, value) = match (self.age_date(key), key.age_date()) {
                (Some(date), Some(name)) => (name, json!(date)),
                _ => (key.as_str(), fact.value.to_json()),
            };
            facts.insert(name.to_owned(), with_proof(value, fact));
        }
        facts
    }

    fn put_json(&mut self, name: &str, given: &Value) -> Result<(), FactError> {
        let named = Named::find(name)?;
        let (value, proof) = match given {
            Value::Object(fields) => read_fields(named, fields).map_err(|problem| problem.named(name))?,
            plain => (plain.clone(), PLAIN),
        };
        if value.is_null() {
            return Ok(());
        }
        match named {
            Named::Date(key) => {
                let refused = || FactProblem::NotADate { given: shortened_json(&value) };
                let date = value.as_str().ok_or_else(refused).and_then(read_date);
                let date = date.map_err(|problem| problem.named(name))?;
                self.put_once(named, name, |sheet| sheet.set_age_date(key, date, proof))
            }
            Named::Fact(key) => {
                let value = FactValue::from_json(key, &value)?;
                self.put_once(named, name, |sheet| sheet.set(key, Fact { value, ..proof }))
            }
        }
    }

    /// An age as a number and as a date would be two statements of one fact; which to believe is not ours to say.
    fn put_once(
        &mut self,
        named: Named,
        name: &str,
        put: impl FnOnce(&mut Self) -> Result<(), FactError>,
    ) -> Result<(), FactError> {
        let (Named::Date(key) | Named::Fact(key)) = named;
        if self.facts().any(|(known, _)| known == key) {
            let other = match (named, key.age_date()) {
                (Named::Fact(_), Some(date)) => date,
                _ => key.as_str(),
            };
            return Err(FactProblem::GivenTwice { other }.named(name));
        }
        put(self)
    }

    /// Where only the code is stated, the sector follows from its division and has the code's proof.
    fn read_sector_through_code(&mut self) {
        let known = self.facts().find(|(key, _)| *key == FactKey::Kbli).map(|(_, fact)| *fact);
        if let Some(Fact { value: FactValue::Kbli(code), .. }) = known
            && !self.facts().any(|(key, _)| key == FactKey::Sector)
        {
            let sector = Fact { value: FactValue::Sector(code.section()), ..known.unwrap_or(PLAIN) };
            let _ = self.set(FactKey::Sector, sector);
        }
    }
}

/// What a key of the object names: a fact, or the date that stands for an age.
#[derive(Clone, Copy)]
enum Named {
    Fact(FactKey),
    Date(FactKey),
}

impl Named {
    fn find(name: &str) -> Result<Self, FactError> {
        match name {
            "started_on" => return Ok(Self::Date(FactKey::BusinessAgeMonths)),
            "owner_born_on" => return Ok(Self::Date(FactKey::OwnerAgeYears)),
            _ => {}
        }
        let key: FactKey = name.parse().map_err(|_| FactProblem::UnknownFact.named(name))?;
        if key.is_derived() { Err(FactProblem::Derived.of(key)) } else { Ok(Self::Fact(key)) }
    }

    fn takes_a_version(self) -> bool {
        matches!(self, Self::Fact(key) if matches!(key.fact_type(), FactType::Sector | FactType::Kbli))
    }
}

/// The proof of a plain value: its own value is never read.
const PLAIN: Fact = Fact::stated(FactValue::YesNo(false));

fn read_fields(named: Named, fields: &Map<String, Value>) -> Result<(Value, Fact), FactProblem> {
    let mut value = Value::Null;
    let mut proof = PLAIN;
    for (name, given) in fields {
        match (name.as_str(), given) {
            ("value", _) => value = given.clone(),
            (_, Value::Null) => {}
            ("version", Value::String(_)) if named.takes_a_version() => {}
            ("evidence", _) => {
                let read = given.as_str().and_then(|text| text.parse::<Evidence>().ok());
                proof.evidence =
                    read.ok_or_else(|| FactProblem::NotEvidence { given: shortened_json(given) })?;
            }
            ("stated_on", _) => proof.stated_on = Some(date_field(given)?),
            ("expires", _) => proof.expires = Some(date_field(given)?),
            _ => {
                return Err(FactProblem::UnknownField { given: shortened(name) });
            }
        }
    }
    if let (Value::String(text), Some(Value::String(version))) = (&value, fields.get("version")) {
        value = Value::String(format!("{version}:{text}"));
    }
    Ok((value, proof))
}

fn date_field(given: &Value) -> Result<NaiveDate, FactProblem> {
    given.as_str().ok_or_else(|| FactProblem::NotADate { given: shortened_json(given) }).and_then(read_date)
}

/// Exactly `YYYY-MM-DD`: chrono would also take `2026-1-5` and years of six digits.
fn read_date(text: &str) -> Result<NaiveDate, FactProblem> {
    let shaped = text.len() == 10 && text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let read = if shaped { text.parse().ok() } else { None };
    read.ok_or_else(|| FactProblem::NotADate { given: shortened(text) })
}

fn with_proof(value: Value, fact: &Fact) -> Value {
    if fact.evidence == Evidence::Stated && fact.stated_on.is_none() && fact.expires.is_none() {
        return value;
    }
    let mut fields = Map::new();
    fields.insert("value".to_owned(), value);
    fields.insert("evidence".to_owned(), json!(fact.evidence));
    if let Some(date) = fact.stated_on {
        fields.insert("stated_on".to_owned(), json!(date));
    }
    if let Some(date) = fact.expires {
        fields.insert("expires".to_owned(), json!(date));
    }
    Value::Object(fields)
}

/// As `{"as_of", "facts"}`.
impl Serialize for FactSheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json!({"as_of": self.as_of(), "facts": self.to_json()}).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FactSheet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Strict(frozen) = Strict::deserialize(deserializer)?;
        let as_of = frozen.get("as_of").and_then(Value::as_str).unwrap_or_default();
        let as_of = read_date(as_of).map_err(|problem| D::Error::custom(format!("as_of: {problem}")))?;
        let facts = frozen.get("facts").and_then(Value::as_object);
        let facts = facts.ok_or_else(|| D::Error::custom("facts: an object is wanted"))?;
        Self::from_json(as_of, facts).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(facts: &Value) -> Result<FactSheet, FactError> {
        FactSheet::from_json("2026-11-23".parse().unwrap(), facts.as_object().unwrap())
    }

    #[test]
    fn a_fact_is_a_plain_value_or_a_value_with_its_proof() {
        let sheet = read(&json!({
            "annual_sales": 90_000_000,
            "nib": {"value": true, "evidence": "checked", "stated_on": "2026-01-02", "expires": "2027-01-01"},
            "npwp": null, "ktp": {"value": null},
            "started_on": {"value": "2025-05-31", "evidence": "registry"},
            "kbli": {"value": "64141", "version": "2020"},
        }))
        .unwrap();
        assert_eq!(sheet.get(FactKey::AnnualSales), Some(&Fact::stated(FactValue::Money(90_000_000))));
        assert_eq!(sheet.get(FactKey::Nib).unwrap().evidence, Evidence::Checked);
        assert_eq!((sheet.get(FactKey::Npwp), sheet.get(FactKey::Ktp)), (None, None));
        assert_eq!(sheet.value(FactKey::BusinessAgeMonths), Some(FactValue::Integer(17)));
        assert_eq!(sheet.value(FactKey::Sector).unwrap().to_string(), "L");
    }

    #[test]
    fn a_sheet_survives_being_written_and_read() {
        let sheet = read(&json!({
            "owner_born_on": "1987-11-12", "legal_form": "individual", "monthly_surplus": -50_000,
            "sku": {"value": true, "evidence": "document", "expires": "2026-01-01"},
            "sector": "A", "kbli": "2020:01270", "requested_amount": 75_000_000, "purpose": "working_capital",
        }))
        .unwrap();
        let text = serde_json::to_string(&sheet).unwrap();
        assert_eq!(serde_json::from_str::<FactSheet>(&text).unwrap(), sheet);
    }

    #[test]
    fn a_bad_fact_is_named_with_what_is_wrong() {
        for (facts, message) in [
            (json!({"anual_sales": 5}), "anual_sales: there is no such fact"),
            (json!({"nib": "yes"}), "nib: \"yes\" is not true or false"),
            (
                json!({"instalment_burden_percent": 30}),
                "instalment_burden_percent: is reckoned for each offer and cannot be stated",
            ),
            (
                json!({"started_on": "2026-11-24"}),
                "started_on: 2026-11-24 lies after 2026-11-23, the day as of which the facts are stated",
            ),
            (json!({"started_on": "2026-1-4"}), "started_on: \"2026-1-4\" is not a date; write YYYY-MM-DD"),
            (
                json!({"started_on": "2020-01-01", "business_age_months": 8}),
                "business_age_months: is given twice, here and as started_on",
            ),
            (
                json!({"nib": {"value": true, "proof": 1}}),
                "nib: has no field \"proof\"; value, version, evidence, stated_on and expires are known",
            ),
            (
                json!({"nib": {"value": true, "evidence": "seen"}}),
                "nib: \"seen\" is no evidence: stated, document, checked or registry",
            ),
            (json!({"nib": {"value": true, "expires": 2027}}), "nib: 2027 is not a date; write YYYY-MM-DD"),
            (json!({"owner_sex": "f"}), "owner_sex: \"f\" is none of female, male"),
        ] {
            assert_eq!(read(&facts).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn cells_of_text_are_facts_too_and_empty_ones_are_unknown() {
        let as_of = "2026-11-23".parse().unwrap();
        let cells =
            [("annual_sales", "Rp1.250.000"), ("nib", "ya"), ("npwp", " "), ("owner_born_on", "1980-01-01")];
        let sheet = FactSheet::from_cells(as_of, cells).unwrap();
        assert_eq!(sheet.value(FactKey::AnnualSales), Some(FactValue::Money(1_250_000)));
        assert_eq!(sheet.value(FactKey::OwnerAgeYears), Some(FactValue::Integer(46)));
        assert_eq!(sheet.get(FactKey::Npwp), None);
        assert!(FactSheet::from_cells(as_of, [("colour", "")]).is_err());
    }
}
