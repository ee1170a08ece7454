//! The terms of an offer, complete; a half-written one is a [`TermsDraft`](super::TermsDraft).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Collateral, Fees, Scheme};
use crate::applications::Promised;
use crate::calendar;
use crate::criteria::Rule;
use crate::documents::DocumentKind;
use crate::facts::{FactKey, Purpose};
use crate::language::Bilingual;
use crate::money::{Method, Rate, Rupiah, Tenor};
use crate::schedule::{self, Loan};

/// How long an offer lends for one purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenorRange {
    /// What the money is for.
    pub purpose: Purpose,
    /// Shortest, in months.
    pub min: Tenor,
    /// Longest, in months.
    pub max: Tenor,
}

/// What a bank offers. Amounts and days are inclusive at both ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What it is called.
    pub name: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// Under which scheme.
    pub scheme: Scheme,
    /// Least amount, inclusive: "above ten million" is 10 000 001.
    pub floor: Rupiah,
    /// Largest amount, inclusive.
    pub ceiling: Rupiah,
    /// Percent a year; with [`Method::Margin`] the yearly margin.
    pub rate: Rate,
    /// How the rate is meant.
    pub method: Method,
    /// One for each purpose it lends for.
    pub tenors: Vec<TenorRange>,
    /// What is paid at the beginning.
    #[serde(default)]
    pub fees: Fees,
    /// What is wanted as collateral.
    pub collateral: Collateral,
    /// Papers wanted with an application.
    #[serde(default)]
    pub papers: Vec<DocumentKind>,
    /// Working days to a first reply.
    pub first_reply_days: u16,
    /// Working days to a decision.
    pub decision_days: u16,
    /// The regulation it rests on; empty for a bank's own credit.
    #[serde(default)]
    pub regulation: String,
    /// First day on which one can apply.
    pub valid_from: NaiveDate,
    /// Last day, where one is set.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
}

impl Terms {
    /// The purposes it lends for, in the order of its tenors.
    pub fn purposes(&self) -> impl Iterator<Item = Purpose> {
        self.tenors.iter().map(|range| range.purpose)
    }

    /// The tenors for a purpose.
    pub fn tenor_for(&self, purpose: Purpose) -> Option<TenorRange> {
        self.tenors.iter().copied().find(|range| range.purpose == purpose)
    }

    /// The longest tenor of all, in months.
    pub fn longest_tenor(&self) -> u16 {
        self.tenors.iter().map(|range| range.max.months()).max().unwrap_or_default()
    }

    /// The shortest tenor of all, in months.
    pub fn shortest_tenor(&self) -> u16 {
        self.tenors.iter().map(|range| range.min.months()).min().unwrap_or_default()
    }

    /// Whether price and word are those of syariah financing: a margin is never called interest.
    pub fn is_syariah(&self) -> bool {
        self.scheme == Scheme::Syariah || self.method == Method::Margin
    }

    /// The credit this offer would be for a need. None where the fees leave the bounds of money.
    pub fn loan(&self, amount: Rupiah, tenor: Tenor) -> Option<Loan> {
        Some(Loan { amount, rate: self.rate, tenor, method: self.method, fee: self.fees.of(amount)? })
    }

    /// The first instalment in rupiah, as a rule's context wants it ([`OfferContext`](crate::matching::OfferContext)).
    pub fn first_instalment(&self, amount: i64, months: u32) -> Option<i64> {
        let tenor = Tenor::new(u16::try_from(months).ok()?).ok()?;
        let loan = self.loan(Rupiah::new(amount).ok()?, tenor)?;
        schedule::first_instalment(&loan).ok().map(Rupiah::get)
    }

    /// The last day of a promise for what was handed in on a day, in working days.
    pub fn promised_by(&self, promise: Promised, handed_in: NaiveDate) -> NaiveDate {
        let days = match promise {
            Promised::FirstReply => self.first_reply_days,
            Promised::Decision => self.decision_days,
        };
        calendar::add_working_days(handed_in, days)
    }

    /// The rule under which the offer is judged: what the terms themselves say of amount, purpose and tenor, then the
    /// bank's own criteria. A fact that the bank tests itself is left to the bank.
    pub fn whole_rule(&self, own: &Rule) -> Rule {
        let tested: Vec<FactKey> = own.leaves().iter().map(|(_, leaf)| leaf.check.fact()).collect();
        let mut parts = Vec::new();
        let mut add = |fact: FactKey, leaf: serde_json::Value| {
            if !tested.contains(&fact) {
                parts.extend(Rule::from_json(&leaf));
            }
        };
        add(
            FactKey::RequestedAmount,
            json!({"fact": "requested_amount", "at_least": self.floor, "at_most": self.ceiling, "remedy": "none"}),
        );
        let purposes: Vec<Purpose> = self.purposes().collect();
        add(FactKey::Purpose, json!({"fact": "purpose", "one_of": purposes, "remedy": "none"}));
        for range in &self.tenors {
            add(
                FactKey::RequestedTenorMonths,
                json!({
                    "fact": "requested_tenor_months", "at_least": range.min, "at_most": range.max, "remedy": "none",
                    "when": {"fact": "purpose", "is": range.purpose},
                }),
            );
        }
        match own {
            Rule::All(leaves) => parts.extend(leaves.iter().cloned()),
            other => parts.push(other.clone()),
        }
        Rule::All(parts)
    }
}
