//! What a program improves, as stored in its terms: `{"fact": "financial_records", "to": "cash_book"}`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use crate::facts::{FactKey, FactValue};
use crate::matching::Improvement;

/// Whether a program can raise the fact: skills, books, and papers that it helps to obtain. Money, age and place it cannot.
pub const fn can_be_coached(fact: FactKey) -> bool {
    matches!(
        fact,
        FactKey::FinancialRecords
            | FactKey::DigitalLevel
            | FactKey::ManagementLevel
            | FactKey::ProductionLevel
            | FactKey::PeopleLevel
            | FactKey::Nib
            | FactKey::Sku
            | FactKey::Npwp
            | FactKey::CooperativeMember
            | FactKey::RatHeld
    )
}

impl Serialize for Improvement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json!({"fact": self.fact, "to": self.to.to_json()}).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Improvement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            fact: FactKey,
            to: Value,
        }
        let Stored { fact, to } = Stored::deserialize(deserializer)?;
        Ok(Self { fact, to: FactValue::from_json(fact, &to).map_err(D::Error::custom)? })
    }
}
