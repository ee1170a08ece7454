//! A finding that stands by itself: what an application keeps of its judgement, readable when rule and facts are gone.

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Finding, Judgement, Truth};
use crate::criteria::{Check, Remedy, Rule};
use crate::facts::{Evidence, FactValue};

/// A finding with its own copy of what the leaf wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFinding {
    /// Where the leaf stood in its rule.
    pub path: String,
    /// The fact and its test.
    pub check: Check,
    /// What closes the gap.
    pub remedy: Remedy,
    /// The least evidence wanted.
    pub wanted: Option<Evidence>,
    /// Whether it passed.
    pub verdict: Truth,
    /// What the business had.
    pub have: Option<FactValue>,
    /// How well that was proved.
    pub evidence: Option<Evidence>,
    /// The day on which it was to pass by waiting.
    pub passes_on: Option<NaiveDate>,
    /// It passed, to be proven.
    pub to_prove: bool,
}

/// In the form of the command line; `need` is the test alone.
impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 7)?;
        fields.serialize_field("fact", &self.leaf.check.fact())?;
        fields.serialize_field("verdict", &self.verdict)?;
        fields.serialize_field("have", &self.have)?;
        fields.serialize_field("need", self.leaf.check.test())?;
        fields.serialize_field("remedy", &self.leaf.remedy)?;
        fields.serialize_field("passes_on", &self.passes_on)?;
        fields.serialize_field("to_prove", &self.to_prove)?;
        fields.end()
    }
}

impl Finding<'_> {
    /// The same finding, standing by itself, with the path of its leaf in the rule it was judged by.
    pub fn freeze(&self, rule: &Rule) -> FrozenFinding {
        FrozenFinding {
            path: rule.path_of(self.leaf).unwrap_or_default(),
            check: self.leaf.check.clone(),
            remedy: self.leaf.remedy,
            wanted: self.leaf.evidence,
            verdict: self.verdict,
            have: self.have,
            evidence: self.evidence,
            passes_on: self.passes_on,
            to_prove: self.to_prove,
        }
    }
}

impl Judgement<'_> {
    /// All findings, standing by themselves.
    pub fn freeze(&self, rule: &Rule) -> Vec<FrozenFinding> {
        self.findings.iter().map(|finding| finding.freeze(rule)).collect()
    }
}

/// As on the command line, with path and evidence besides.
impl Serialize for FrozenFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("FrozenFinding", 10)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("fact", &self.check.fact())?;
        fields.serialize_field("verdict", &self.verdict)?;
        fields.serialize_field("have", &self.have)?;
        fields.serialize_field("need", self.check.test())?;
        fields.serialize_field("remedy", &self.remedy)?;
        fields.serialize_field("passes_on", &self.passes_on)?;
        fields.serialize_field("to_prove", &self.to_prove)?;
        fields.serialize_field("evidence", &self.evidence)?;
        fields.serialize_field("wanted", &self.wanted)?;
        fields.end()
    }
}

#[derive(Deserialize)]
struct Stored {
    path: String,
    fact: String,
    verdict: Truth,
    have: Value,
    need: Map<String, Value>,
    remedy: Remedy,
    passes_on: Option<NaiveDate>,
    to_prove: bool,
    evidence: Option<Evidence>,
    wanted: Option<Evidence>,
}

impl<'de> Deserialize<'de> for FrozenFinding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut stored = Stored::deserialize(deserializer)?;
        stored.need.insert("fact".to_owned(), Value::String(stored.fact));
        let check = Check::from_json(&Value::Object(stored.need)).map_err(D::Error::custom)?;
        let have = match stored.have {
            Value::Null => None,
            value => Some(FactValue::from_json(check.fact(), &value).map_err(D::Error::custom)?),
        };
        Ok(Self {
            path: stored.path,
            check,
            remedy: stored.remedy,
            wanted: stored.wanted,
            verdict: stored.verdict,
            have,
            evidence: stored.evidence,
            passes_on: stored.passes_on,
            to_prove: stored.to_prove,
        })
    }
}
