//! A yearly rate in percent, with at most four decimals.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A nominal rate in percent a year: 6.00 is 6 % a year. For [`Method::Margin`](super::Method::Margin) it is the
/// yearly margin on the cost. Between 0 and 1000, with at most four decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Decimal);

coded_error! {
    /// Why a text or a number is not a rate.
    RateError {
        /// Nothing was written.
        Empty = "rate-empty", "no rate is given";
        /// Not a number.
        NotANumber = "rate-not-a-number", "this is not a rate in percent a year; write it like 6 or 6.5";
        /// Below zero.
        Negative = "rate-negative", "a rate cannot be negative";
        /// Above 1000 % a year.
        TooHigh = "rate-too-high", "this rate is too high: at most 1000 percent a year";
        /// More than four decimals.
        TooFine = "rate-too-fine", "a rate has at most four decimals";
    }
}

impl Rate {
    /// Nothing a year.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A rate in percent a year.
    pub fn new(percent: Decimal) -> Result<Self, RateError> {
        let percent = percent.normalize();
        if percent.is_sign_negative() && !percent.is_zero() {
            Err(RateError::Negative)
        } else if percent > Decimal::ONE_THOUSAND {
            Err(RateError::TooHigh)
        } else if percent.scale() > 4 {
            Err(RateError::TooFine)
        } else {
            Ok(Self(percent.abs()))
        }
    }

    /// Percent a year.
    pub const fn percent(self) -> Decimal {
        self.0
    }

    /// Ten-thousandths of a percent a year, so that interest can be reckoned in integers: 6 % is 60 000.
    pub fn ten_thousandths(self) -> i64 {
        let mut scaled = self.0;
        scaled.rescale(4);
        i64::try_from(scaled.mantissa()).unwrap_or(i64::MAX)
    }
}

impl fmt::Display for Rate {
    /// With a point and at least two decimals: `6.00`, `6.125`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0;
        shown.rescale(shown.scale().max(2));
        f.pad(&shown.to_string())
    }
}

impl FromStr for Rate {
    type Err = RateError;

    /// Reads `6`, `6,5`, `6.00 %`, `6 persen`. Point and comma both part the decimals.
    fn from_str(text: &str) -> Result<Self, RateError> {
        let text = text.trim().to_lowercase();
        let number = ["%", "persen", "percent"]
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(&text)
            .trim();
        if number.is_empty() {
            return Err(RateError::Empty);
        }
        let (negative, number) = match number.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return Err(RateError::NotANumber);
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if negative && !(whole.is_empty() && fraction.is_empty()) {
            return Err(RateError::Negative);
        }
        if whole.len() > 4 {
            return Err(RateError::TooHigh);
        }
        if fraction.len() > 4 {
            return Err(RateError::TooFine);
        }
        Self::new(format!("0{whole}.{fraction}0").parse().map_err(|_| RateError::NotANumber)?)
    }
}

impl Serialize for Rate {
    /// As a JSON number; four decimals and three digits before them survive a double unchanged.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.to_f64().unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Rate {
    /// From a number or a text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Whole(i64),
            Number(f64),
            Text(String),
        }
        let text = match Written::deserialize(deserializer)? {
            Written::Whole(number) => number.to_string(),
            Written::Number(number) => number.to_string(),
            Written::Text(text) => text,
        };
        text.parse().map_err(serde::de::Error::custom)
    }
}
