//! The value of a fact: parsed from JSON or from text by the fact's type, and written back in one stable spelling.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::spelling::{percent, reachable, rupiah_in, whole_in, yes_no};
use super::{
    District, FactError, FactKey, FactProblem, FactType, FinancialRecords, LegalForm, Purpose, Sex, SizeClass,
};
use crate::json::shortened;
use crate::kbli::{Kbli, Section};

/// The value of a fact. Small and `Copy`: judging thousands of rules passes values about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue {
    /// A whole number: an age, a count, a level.
    Integer(i64),
    /// Whole rupiah.
    Money(i64),
    /// Yes or no.
    YesNo(bool),
    /// A legal form.
    LegalForm(LegalForm),
    /// A size class.
    SizeClass(SizeClass),
    /// The kind of books kept.
    FinancialRecords(FinancialRecords),
    /// The owner's sex.
    Sex(Sex),
    /// What the money is for.
    Purpose(Purpose),
    /// A district.
    District(District),
    /// A section of KBLI 2025.
    Sector(Section),
    /// A KBLI code with its version.
    Kbli(Kbli),
    /// Percent.
    Percent(Decimal),
}

impl FactValue {
    /// Reads a value that states a fact. JSON types are strict: a number is not a text and yes is not 1.
    pub fn from_json(key: FactKey, json: &Value) -> Result<Self, FactError> {
        Self::typed(key, json).and_then(|value| value.within_bounds(key)).map_err(|problem| problem.of(key))
    }

    /// Reads a value that states a fact from a form, a CSV cell or a stored row. Forgiving: `Rp1.250.000`, `ya`.
    pub fn from_text(key: FactKey, text: &str) -> Result<Self, FactError> {
        let text = text.trim();
        Self::spelled(key, text).and_then(|value| value.within_bounds(key)).map_err(|problem| problem.of(key))
    }

    /// Reads a value that a rule compares with: of the fact's type, but not held to the bounds of what can be stated.
    pub(crate) fn typed(key: FactKey, json: &Value) -> Result<Self, FactProblem> {
        match (key.fact_type(), json) {
            (FactType::Integer { .. }, Value::Number(_)) => whole(json).map(Self::Integer),
            (FactType::Money { .. }, Value::Number(_)) => whole(json).map(Self::Money),
            (FactType::Percent, Value::Number(number)) => percent(&number.to_string()).map(Self::Percent),
            (FactType::YesNo, Value::Bool(yes)) => Ok(Self::YesNo(*yes)),
            (
                FactType::Choice | FactType::District | FactType::Sector | FactType::Kbli,
                Value::String(text),
            ) => Self::spelled(key, text),
            (kind, _) => Err(mismatch(key, kind, shortened_json(json))),
        }
    }

    fn spelled(key: FactKey, text: &str) -> Result<Self, FactProblem> {
        match key.fact_type() {
            FactType::Integer { .. } => whole_in(text).map(Self::Integer),
            FactType::Money { .. } => rupiah_in(text).map(Self::Money),
            FactType::Percent => percent(text).map(Self::Percent),
            FactType::YesNo => yes_no(text).map(Self::YesNo),
            FactType::Choice => {
                Self::choice(key, text).ok_or_else(|| mismatch(key, FactType::Choice, shortened(text)))
            }
            FactType::District => text
                .parse()
                .map(Self::District)
                .map_err(|_| mismatch(key, FactType::District, shortened(text))),
            FactType::Sector => text
                .parse()
                .map(Self::Sector)
                .map_err(|why| FactProblem::Kbli { given: shortened(text), why }),
            FactType::Kbli => {
                text.parse().map(Self::Kbli).map_err(|why| FactProblem::Kbli { given: shortened(text), why })
            }
        }
    }

    fn choice(key: FactKey, text: &str) -> Option<Self> {
        match key {
            FactKey::LegalForm => text.parse().ok().map(Self::LegalForm),
            FactKey::SizeClass => text.parse().ok().map(Self::SizeClass),
            FactKey::FinancialRecords => text.parse().ok().map(Self::FinancialRecords),
            FactKey::OwnerSex => text.parse().ok().map(Self::Sex),
            FactKey::Purpose => text.parse().ok().map(Self::Purpose),
            _ => None,
        }
    }

    fn within_bounds(self, key: FactKey) -> Result<Self, FactProblem> {
        match (key.fact_type(), self) {
            (
                FactType::Integer { least, most } | FactType::Money { least, most },
                Self::Integer(given) | Self::Money(given),
            ) if !(least..=most).contains(&given) => Err(FactProblem::OutOfRange { given, least, most }),
            _ => Ok(self),
        }
    }

    /// Whether this value is of the type that the fact has.
    pub fn suits(self, key: FactKey) -> bool {
        match self {
            Self::Integer(_) => matches!(key.fact_type(), FactType::Integer { .. }),
            Self::Money(_) => matches!(key.fact_type(), FactType::Money { .. }),
            Self::YesNo(_) => key.fact_type() == FactType::YesNo,
            Self::LegalForm(_) => key == FactKey::LegalForm,
            Self::SizeClass(_) => key == FactKey::SizeClass,
            Self::FinancialRecords(_) => key == FactKey::FinancialRecords,
            Self::Sex(_) => key == FactKey::OwnerSex,
            Self::Purpose(_) => key == FactKey::Purpose,
            Self::District(_) => key == FactKey::District,
            Self::Sector(_) => key == FactKey::Sector,
            Self::Kbli(_) => key == FactKey::Kbli,
            Self::Percent(_) => key.fact_type() == FactType::Percent,
        }
    }

    /// The value as JSON; [`FactValue::from_json`] reads it back.
    pub fn to_json(self) -> Value {
        match self {
            Self::Integer(number) | Self::Money(number) => Value::from(number),
            Self::YesNo(yes) => Value::Bool(yes),
            Self::Percent(percent) if percent.is_integer() => {
                percent.to_i64().map_or(Value::Null, Value::from)
            }
            Self::Percent(percent) => percent.to_f64().map_or(Value::Null, Value::from),
            other => Value::String(other.to_string()),
        }
    }

    /// The whole number inside, of an integer or of money.
    pub const fn whole(self) -> Option<i64> {
        match self {
            Self::Integer(number) | Self::Money(number) => Some(number),
            _ => None,
        }
    }
}

/// As [`FactValue::to_json`], without building the value: judgements write millions.
impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) | Self::Money(number) => serializer.serialize_i64(*number),
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            Self::Percent(_) => self.to_json().serialize(serializer),
            text => serializer.collect_str(text),
        }
    }
}

/// The stable spelling, as stored and as written in CSV; [`FactValue::from_text`] reads it back.
impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) | Self::Money(number) => write!(f, "{number}"),
            Self::YesNo(yes) => write!(f, "{yes}"),
            Self::LegalForm(it) => write!(f, "{it}"),
            Self::SizeClass(it) => write!(f, "{it}"),
            Self::FinancialRecords(it) => write!(f, "{it}"),
            Self::Sex(it) => write!(f, "{it}"),
            Self::Purpose(it) => write!(f, "{it}"),
            Self::District(it) => write!(f, "{it}"),
            Self::Sector(it) => write!(f, "{it}"),
            Self::Kbli(it) => write!(f, "{it}"),
            Self::Percent(it) => write!(f, "{it}"),
        }
    }
}

/// What was wanted and what was given instead.
fn mismatch(key: FactKey, kind: FactType, given: String) -> FactProblem {
    match kind {
        FactType::Integer { .. } | FactType::Money { .. } => FactProblem::NotWhole { given },
        FactType::Percent => FactProblem::NotPercent { given },
        FactType::YesNo => FactProblem::NotYesNo { given },
        FactType::Choice => FactProblem::NotAChoice { given, choices: key.choices() },
        FactType::District => FactProblem::NotADistrict { given },
        FactType::Sector => FactProblem::Kbli { given, why: crate::kbli::KbliError::Section },
        FactType::Kbli => FactProblem::Kbli { given, why: crate::kbli::KbliError::Code },
    }
}

/// A JSON value as it was written, shortened; a text keeps one pair of quotes.
pub(super) fn shortened_json(json: &Value) -> String {
    match json {
        Value::String(text) => shortened(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        plain => plain.to_string(),
    }
}

/// A whole number; `1e6` and `1000000.0` are whole too, which other programs write.
fn whole(json: &Value) -> Result<i64, FactProblem> {
    let exact = json.as_i64().or_else(|| {
        let float = json.as_f64().filter(|float| float.fract() == 0.0)?;
        Decimal::try_from(float).ok()?.to_i64()
    });
    exact.ok_or_else(|| FactProblem::NotWhole { given: json.to_string() }).and_then(reachable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::LARGEST_NUMBER;
    use serde_json::json;

    fn code(read: Result<FactValue, FactError>) -> &'static str {
        read.unwrap_err().problem.code()
    }

    #[test]
    fn json_values_are_read_by_the_type_of_the_fact() {
        for (key, given, value) in [
            (FactKey::AnnualSales, json!(1_250_000), FactValue::Money(1_250_000)),
            (FactKey::AnnualSales, json!(1.25e6), FactValue::Money(1_250_000)),
            (FactKey::MonthlySurplus, json!(-5), FactValue::Money(-5)),
            (FactKey::DigitalLevel, json!(4), FactValue::Integer(4)),
            (FactKey::Nib, json!(false), FactValue::YesNo(false)),
            (FactKey::FinancialRecords, json!("none"), FactValue::FinancialRecords(FinancialRecords::None)),
            (FactKey::Sector, json!("2020:K"), FactValue::Sector("L".parse().unwrap())),
            (FactKey::Kbli, json!("01271"), FactValue::Kbli("2025:01271".parse().unwrap())),
        ] {
            assert_eq!(FactValue::from_json(key, &given), Ok(value), "{key} {given}");
        }
    }

    #[test]
    fn json_values_of_another_type_are_refused_with_a_code() {
        for (key, given, expected) in [
            (FactKey::AnnualSales, json!("1250000"), "not_whole"),
            (FactKey::AnnualSales, json!(1.5), "not_whole"),
            (FactKey::AnnualSales, json!(-1), "out_of_range"),
            (FactKey::AnnualSales, json!(1e300), "not_whole"),
            (FactKey::AnnualSales, json!(u64::MAX), "not_whole"),
            (FactKey::AnnualSales, json!(LARGEST_NUMBER + 1), "out_of_range"),
            (FactKey::DigitalLevel, json!(5), "out_of_range"),
            (FactKey::RequestedAmount, json!(0), "out_of_range"),
            (FactKey::Nib, json!(1), "not_yes_no"),
            (FactKey::Nib, json!(["x"]), "not_yes_no"),
            (FactKey::LegalForm, json!("firm"), "not_a_choice"),
            (FactKey::District, json!("Sinjai Utara"), "not_a_district"),
            (FactKey::Sector, json!("2020:J"), "divided_section"),
            (FactKey::Kbli, json!(1271), "not_kbli"),
        ] {
            assert_eq!(code(FactValue::from_json(key, &given)), expected, "{key} {given}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (key, text) in [
            (FactKey::Nib, "true"),
            (FactKey::Kbli, "2020:01270"),
            (FactKey::District, "73.07.09"),
            (FactKey::OwnerSex, "female"),
            (FactKey::MonthlySurplus, "-1250000"),
            (FactKey::InstalmentBurdenPercent, "33.33"),
        ] {
            let value = FactValue::from_text(key, text).unwrap();
            assert_eq!(value.to_string(), text);
            assert_eq!(FactValue::from_json(key, &value.to_json()), Ok(value));
            assert!(value.suits(key));
        }
    }
}
