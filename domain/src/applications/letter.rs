//! The offer letter (SPPK): what the bank binds itself to until its last day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::money::{Method, Rate, Rupiah, Tenor};
use crate::offers::{FaultCode, Terms, TermsFault};
use crate::schedule::{Loan, Quote, QuoteError, quote};

/// An offer letter. The schedule is not kept: it follows from these numbers, to the rupiah, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferLetter {
    /// What is lent.
    pub amount: Rupiah,
    /// Percent a year.
    pub rate: Rate,
    /// How the rate is meant.
    pub method: Method,
    /// Months.
    pub tenor: Tenor,
    /// All compulsory fees together, paid at the beginning.
    #[serde(default)]
    pub fee: Rupiah,
    /// The last day on which it can be accepted.
    pub expires_on: NaiveDate,
    /// What must be met before signing, in the bank's words; may be empty.
    #[serde(default)]
    pub conditions: String,
}

/// The longest a letter may stand, in days.
const DAYS_MOST: i64 = 180;
const CONDITIONS_MOST: usize = 2000;

impl OfferLetter {
    /// A letter as the terms suggest it, for the officer to change.
    pub fn suggested(terms: &Terms, amount: Rupiah, tenor: Tenor, expires_on: NaiveDate) -> Self {
        Self {
            amount,
            rate: terms.rate,
            method: terms.method,
            tenor,
            fee: terms.fees.of(amount).unwrap_or_default(),
            expires_on,
            conditions: String::new(),
        }
    }

    /// Every fault before the terms that the application froze. Cheaper and less is always allowed, dearer never: the
    /// owner applied for what was published.
    pub fn validate(&self, terms: &Terms, requested: Rupiah, today: NaiveDate) -> Vec<TermsFault> {
        let promised_fee = terms.fees.of(self.amount).unwrap_or_default();
        let checks = [
            (self.amount == Rupiah::ZERO, "amount", FaultCode::AmountZero),
            (self.amount > terms.ceiling, "amount", FaultCode::AboveCeiling),
            (self.amount > requested, "amount", FaultCode::AboveRequested),
            (self.rate > terms.rate, "rate", FaultCode::AbovePublished),
            (self.method != terms.method, "method", FaultCode::NotPublished),
            (self.tenor.months() > terms.longest_tenor(), "tenor", FaultCode::AbovePublished),
            (self.fee > promised_fee, "fee", FaultCode::AbovePublished),
            (self.fee >= self.amount, "fee", FaultCode::FeesTooHigh),
            (self.expires_on < today, "expires_on", FaultCode::InThePast),
            ((self.expires_on - today).num_days() > DAYS_MOST, "expires_on", FaultCode::TooFar),
            (self.conditions.chars().count() > CONDITIONS_MOST, "conditions", FaultCode::TextTooLong),
        ];
        checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, code)| TermsFault::new(field, code))
            .collect()
    }

    /// The credit it promises.
    pub const fn loan(&self) -> Loan {
        Loan { amount: self.amount, rate: self.rate, tenor: self.tenor, method: self.method, fee: self.fee }
    }

    /// Its schedule, month by month.
    pub fn schedule(&self) -> Result<Quote, QuoteError> {
        quote(&self.loan())
    }

    /// Whether it can still be accepted on a day; it can on its last.
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        day <= self.expires_on
    }
}
