//! Whole rupiah, yearly rates, tenors, and the names of the repayment methods.
//!
//! Money is an integer number of rupiah, never a float. What people type is read here, forgivingly, and refused
//! with an error that has a stable code; words for the screen are the web's matter.

mod rate;
mod reading;
mod tenor;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

pub use rate::{Rate, RateError};
pub use reading::AmountError;
pub use tenor::{Tenor, TenorError};

text_enum! {
    /// How a credit is repaid. The method is always shown: "6 % flat" has two meanings.
    Method {
        /// Equal instalments, interest on the balance (anuitas).
        Annuity = "annuity",
        /// Equal instalments, interest on the first principal (flat).
        Flat = "flat",
        /// Equal principal, interest on the balance (efektif menurun, sliding).
        Declining = "declining",
        /// Cost plus an agreed margin (murabahah); never called interest.
        Margin = "margin",
    }
}

/// An amount in whole rupiah, zero or more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Rupiah(i64);

impl Rupiah {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// The largest amount a person may state: 10^15. Sums and schedules of such amounts still fit an `i64`.
    pub const MAX_STATED: Self = Self(1_000_000_000_000_000);

    /// An amount, if it is not negative.
    pub const fn new(rupiah: i64) -> Result<Self, AmountError> {
        if rupiah < 0 { Err(AmountError::Negative) } else { Ok(Self(rupiah)) }
    }

    /// An amount that its maker knows not to be negative.
    pub(crate) const fn known(rupiah: i64) -> Self {
        Self(rupiah)
    }

    /// The number of rupiah.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, unless it overflows.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The difference, unless it would be negative.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        if other.0 > self.0 { None } else { Some(Self(self.0 - other.0)) }
    }

    /// The amount so many times, unless it overflows.
    pub const fn checked_mul(self, times: u32) -> Option<Self> {
        match self.0.checked_mul(times as i64) {
            Some(product) => Some(Self(product)),
            None => None,
        }
    }

    /// As written in Indonesia, in every language: `Rp1.250.000`.
    pub fn grouped(self) -> String {
        let digits = self.0.to_string();
        let mut text = String::with_capacity(2 + digits.len() + digits.len() / 3);
        text.push_str("Rp");
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        text
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Rupiah {
    type Err = AmountError;

    /// Reads what people type: `75000000`, `Rp1.250.000`, `1,250,000`, `Rp 50.000,-`, `75 juta`, `75jt`, `1,5 miliar`.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        reading::rupiah(text)
    }
}

impl TryFrom<i64> for Rupiah {
    type Error = AmountError;
    fn try_from(rupiah: i64) -> Result<Self, AmountError> {
        Self::new(rupiah)
    }
}

impl<'de> Deserialize<'de> for Rupiah {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(i64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
