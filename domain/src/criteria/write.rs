//! Writes a rule as the JSON it was read from.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Check, Condition, Leaf, Rule, Test};

impl Rule {
    /// The rule as JSON; [`Rule::from_json`] reads it back.
    pub fn to_json(&self) -> Value {
        // Every key is a text and every number finite, so this cannot fail.
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(parts) => list("all", parts, serializer),
            Self::Any(parts) => list("any", parts, serializer),
            Self::Leaf(leaf) => leaf.serialize(serializer),
        }
    }
}

/// A rule without remedies.
impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(parts) => list("all", parts, serializer),
            Self::Any(parts) => list("any", parts, serializer),
            Self::Check(check) => check.serialize(serializer),
        }
    }
}

impl Serialize for Leaf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        self.check.put(&mut fields)?;
        fields.serialize_entry("remedy", &self.remedy)?;
        if let Some(evidence) = self.evidence {
            fields.serialize_entry("evidence", &evidence)?;
        }
        if let Some(when) = &self.when {
            fields.serialize_entry("when", when)?;
        }
        fields.end()
    }
}

/// Fact and test in one object; [`Check::from_json`] reads it back.
impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        self.put(&mut fields)?;
        fields.end()
    }
}

/// The test alone: `{"at_least": 6}`.
impl Serialize for Test {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        self.put(&mut fields)?;
        fields.end()
    }
}

impl Check {
    fn put<M: SerializeMap>(&self, fields: &mut M) -> Result<(), M::Error> {
        fields.serialize_entry("fact", &self.fact())?;
        self.test().put(fields)
    }
}

impl Test {
    fn put<M: SerializeMap>(&self, fields: &mut M) -> Result<(), M::Error> {
        match self {
            Self::Compare(comparisons) => {
                comparisons.iter().try_for_each(|(name, value)| fields.serialize_entry(name, value))
            }
            Self::Is(value) => fields.serialize_entry("is", value),
            Self::OneOf(values) => fields.serialize_entry("one_of", values),
            Self::NoneOf(values) => fields.serialize_entry("none_of", values),
        }
    }
}

fn list<S: Serializer>(name: &str, parts: &[impl Serialize], serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(Some(1))?;
    fields.serialize_entry(name, parts)?;
    fields.end()
}
