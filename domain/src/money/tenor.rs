//! The number of months over which a credit is repaid.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// A tenor of 1 to 600 months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Tenor(u16);

coded_error! {
    /// Why a text or a number is not a tenor.
    TenorError {
        /// Nothing was written.
        Empty = "tenor-empty", "no tenor is given";
        /// Not a whole number of months.
        NotANumber = "tenor-not-a-number", "this is not a whole number of months; write it like 24";
        /// Below 1 or above 600.
        OutOfRange = "tenor-out-of-range", "a tenor is between 1 and 600 months";
    }
}

impl Tenor {
    /// The longest tenor, in months.
    pub const MAX_MONTHS: u16 = 600;

    /// A tenor of so many months.
    pub const fn new(months: u16) -> Result<Self, TenorError> {
        if months == 0 || months > Self::MAX_MONTHS { Err(TenorError::OutOfRange) } else { Ok(Self(months)) }
    }

    /// The number of months.
    pub const fn months(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Tenor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Tenor {
    type Err = TenorError;

    /// Reads `24`, `24 bulan`, `24 bln`, `24 months`, `2 tahun`, `2 years`.
    fn from_str(text: &str) -> Result<Self, TenorError> {
        const UNITS: &[(&str, u16)] = &[
            ("bulan", 1),
            ("bln", 1),
            ("months", 1),
            ("month", 1),
            ("tahun", 12),
            ("thn", 12),
            ("years", 12),
            ("year", 12),
        ];
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(TenorError::Empty);
        }
        let (number, unit) = UNITS
            .iter()
            .find_map(|(word, unit)| Some((text.strip_suffix(word)?.trim_end(), *unit)))
            .unwrap_or((text.as_str(), 1));
        let digits = number.strip_prefix('-').unwrap_or(number);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TenorError::NotANumber);
        }
        let months = number.parse::<u16>().ok().and_then(|number| number.checked_mul(unit));
        Self::new(months.ok_or(TenorError::OutOfRange)?)
    }
}

impl<'de> Deserialize<'de> for Tenor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u16::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
