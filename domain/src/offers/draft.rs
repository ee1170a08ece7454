//! Terms as they are being written: every field may still be missing, and every save keeps what is there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Collateral, FaultCode, Fees, Scheme, TenorRange, Terms, TermsFault, validate};
use crate::documents::DocumentKind;
use crate::language::Bilingual;
use crate::money::{Method, Rate, Rupiah};

/// The terms of an offer while it is a draft. Field by field as in [`Terms`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermsDraft {
    /// What it is called.
    pub name: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// Under which scheme.
    pub scheme: Option<Scheme>,
    /// Least amount, inclusive.
    pub floor: Option<Rupiah>,
    /// Largest amount, inclusive.
    pub ceiling: Option<Rupiah>,
    /// Percent a year.
    pub rate: Option<Rate>,
    /// How the rate is meant.
    pub method: Option<Method>,
    /// One for each purpose.
    pub tenors: Vec<TenorRange>,
    /// What is paid at the beginning.
    pub fees: Fees,
    /// What is wanted as collateral.
    pub collateral: Option<Collateral>,
    /// Papers wanted.
    pub papers: Vec<DocumentKind>,
    /// Working days to a first reply.
    pub first_reply_days: Option<u16>,
    /// Working days to a decision.
    pub decision_days: Option<u16>,
    /// The regulation it rests on.
    pub regulation: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
}

impl TermsDraft {
    /// The terms, if the draft is complete and right; otherwise every fault, in the order of the form.
    pub fn finish(&self) -> Result<Terms, Vec<TermsFault>> {
        let mut faults = self.missing();
        let terms = self.clone().with_neutral_values();
        let absent: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        faults.extend(validate(&terms).into_iter().filter(|fault| !absent.contains(&fault.field)));
        if faults.is_empty() { Ok(terms) } else { Err(faults) }
    }

    fn missing(&self) -> Vec<TermsFault> {
        let required = [
            ("name", self.name.id.trim().is_empty()),
            ("summary", self.summary.id.trim().is_empty()),
            ("scheme", self.scheme.is_none()),
            ("floor", self.floor.is_none()),
            ("ceiling", self.ceiling.is_none()),
            ("rate", self.rate.is_none()),
            ("method", self.method.is_none()),
            ("tenors", self.tenors.is_empty()),
            ("collateral", self.collateral.is_none()),
            ("first_reply_days", self.first_reply_days.is_none()),
            ("decision_days", self.decision_days.is_none()),
            ("valid_from", self.valid_from.is_none()),
        ];
        required
            .into_iter()
            .filter(|(_, is_missing)| *is_missing)
            .map(|(field, _)| TermsFault::new(field, FaultCode::Required))
            .collect()
    }

    /// What is missing is filled with a value that offends nothing, so that one look tells all that is wrong besides.
    fn with_neutral_values(self) -> Terms {
        let scheme = self.scheme.unwrap_or(Scheme::Commercial);
        let method = if scheme == Scheme::Syariah { Method::Margin } else { Method::Annuity };
        let decision_days = self.decision_days.or(self.first_reply_days).unwrap_or(1);
        Terms {
            name: self.name,
            summary: self.summary,
            scheme,
            floor: self.floor.or(self.ceiling).unwrap_or(Rupiah::MAX_STATED),
            ceiling: self.ceiling.or(self.floor).unwrap_or(Rupiah::MAX_STATED),
            rate: self.rate.unwrap_or_default(),
            method: self.method.unwrap_or(method),
            tenors: self.tenors,
            fees: self.fees,
            collateral: self.collateral.unwrap_or(Collateral::None),
            papers: self.papers,
            first_reply_days: self.first_reply_days.unwrap_or_default(),
            decision_days,
            regulation: self.regulation,
            valid_from: self.valid_from.unwrap_or(NaiveDate::MIN),
            valid_to: self.valid_to,
        }
    }
}

impl From<Terms> for TermsDraft {
    fn from(terms: Terms) -> Self {
        Self {
            name: terms.name,
            summary: terms.summary,
            scheme: Some(terms.scheme),
            floor: Some(terms.floor),
            ceiling: Some(terms.ceiling),
            rate: Some(terms.rate),
            method: Some(terms.method),
            tenors: terms.tenors,
            fees: terms.fees,
            collateral: Some(terms.collateral),
            papers: terms.papers,
            first_reply_days: Some(terms.first_reply_days),
            decision_days: Some(terms.decision_days),
            regulation: terms.regulation,
            valid_from: Some(terms.valid_from),
            valid_to: terms.valid_to,
        }
    }
}
