//! Writes a rule as the JSON it was read from.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Check, Condition, Leaf, Rule, Test};
use crate::facts::FactValue;

impl Rule {
    /// The rule as JSON; [`Rule::from_json`] reads it back.
    pub fn to_json(&self) -> Value {
        match self {
            Self::All(parts) => json!({"all": parts.iter().map(Self::to_json).collect::<Vec<_>>()}),
            Self::Any(parts) => json!({"any": parts.iter().map(Self::to_json).collect::<Vec<_>>()}),
            Self::Leaf(leaf) => leaf.to_json(),
        }
    }
}

impl Condition {
    /// The condition as JSON, a rule without remedies.
    pub fn to_json(&self) -> Value {
        match self {
            Self::All(parts) => json!({"all": parts.iter().map(Self::to_json).collect::<Vec<_>>()}),
            Self::Any(parts) => json!({"any": parts.iter().map(Self::to_json).collect::<Vec<_>>()}),
            Self::Check(check) => Value::Object(check.to_json()),
        }
    }
}

impl Leaf {
    /// The leaf as JSON.
    pub fn to_json(&self) -> Value {
        let mut fields = self.check.to_json();
        fields.insert("remedy".to_owned(), json!(self.remedy));
        if let Some(evidence) = self.evidence {
            fields.insert("evidence".to_owned(), json!(evidence));
        }
        if let Some(when) = &self.when {
            fields.insert("when".to_owned(), when.to_json());
        }
        Value::Object(fields)
    }
}

impl Check {
    /// Fact and test in one object; [`Check::from_json`] reads it back.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("fact".to_owned(), json!(self.fact()));
        fields.extend(self.test().to_json());
        fields
    }
}

impl Test {
    /// The test alone: `{"at_least": 6}`.
    pub fn to_json(&self) -> Map<String, Value> {
        let list = |values: &[FactValue]| Value::Array(values.iter().map(|value| value.to_json()).collect());
        let mut fields = Map::new();
        match self {
            Self::Compare(comparisons) => {
                fields.extend(
                    comparisons
                        .iter()
                        .map(|(name, value)| (name.to_string(), value.to_json())),
                );
            }
            Self::Is(value) => {
                fields.insert("is".to_owned(), value.to_json());
            }
            Self::OneOf(values) => {
                fields.insert("one_of".to_owned(), list(values));
            }
            Self::NoneOf(values) => {
                fields.insert("none_of".to_owned(), list(values));
            }
        }
        fields
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}
