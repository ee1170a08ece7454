//! NIK, the number of a person: place of first registration, day of birth, serial.
//!
//! It is no proof of birth date or domicile: it never changes on moving and is not corrected when its date is wrong
//! (PP 40/2019 Art 30). What disagrees is a warning, never a refusal.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::{all_digits, closed_up, masked, secret};
use crate::facts::Sex;

/// A NIK of 16 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik(String);

coded_error! {
    /// Why a text is not a NIK.
    NikError {
        /// Nothing was written.
        Empty = "nik-empty", "no NIK is given";
        /// Something other than digits.
        NotDigits = "nik-not-digits", "a NIK has digits only";
        /// Not 16 digits.
        WrongLength = "nik-wrong-length", "a NIK has 16 digits";
        /// The first six digits cannot be a district.
        NoSuchRegion = "nik-no-such-region", "the first six digits of this NIK are no district";
    }
}

text_enum! {
    /// What in a NIK disagrees with what else is known. To be looked at, never a reason to refuse.
    NikWarning {
        /// The day of birth in it is another one.
        BirthDateDiffers = "birth_date_differs",
        /// It was given out for the other sex.
        SexDiffers = "sex_differs",
        /// The day of birth in it is no day of the calendar.
        ImpossibleDate = "impossible_date",
    }
}

impl Nik {
    /// The 16 digits: personal data.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For the screen: the last four digits only.
    pub fn masked(&self) -> String {
        masked(&self.0, 0, 4)
    }

    /// Whether it is made up: serials start at 0001, so 0000 belongs to nobody.
    pub fn is_synthetic(&self) -> bool {
        self.0.ends_with("0000")
    }

    /// What in it disagrees with the day of birth and the sex, as far as they are known.
    pub fn check(&self, born_on: Option<NaiveDate>, sex: Option<Sex>) -> Vec<NikWarning> {
        let (day, month, year) = (self.pair(6), self.pair(8), self.pair(10));
        let (day, told) = if day > 40 { (day - 40, Sex::Female) } else { (day, Sex::Male) };
        // Two digits of a year leave the century open.
        let century = |base: u32| i32::try_from(base + year).ok();
        let exists = [1900, 2000].into_iter().any(|base| {
            century(base).is_some_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
        });
        if !exists {
            return vec![NikWarning::ImpossibleDate];
        }
        let mut warnings = Vec::new();
        let agrees = |born: NaiveDate| {
            (born.day(), born.month(), born.year().rem_euclid(100).unsigned_abs()) == (day, month, year)
        };
        if born_on.is_some_and(|born| !agrees(born)) {
            warnings.push(NikWarning::BirthDateDiffers);
        }
        if sex.is_some_and(|sex| sex != told) {
            warnings.push(NikWarning::SexDiffers);
        }
        warnings
    }

    fn pair(&self, from: usize) -> u32 {
        self.0.get(from..from + 2).and_then(|pair| pair.parse().ok()).unwrap_or_default()
    }
}

impl FromStr for Nik {
    type Err = NikError;

    fn from_str(text: &str) -> Result<Self, NikError> {
        let digits = closed_up(text);
        if digits.is_empty() {
            return Err(NikError::Empty);
        }
        if !all_digits(&digits) {
            return Err(NikError::NotDigits);
        }
        if digits.len() != 16 {
            return Err(NikError::WrongLength);
        }
        let nik = Self(digits);
        // Province codes begin at 11, regencies and districts at 01. A list of them would age; this much does not.
        if nik.pair(0) < 11 || nik.pair(2) == 0 || nik.pair(4) == 0 {
            return Err(NikError::NoSuchRegion);
        }
        Ok(nik)
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        secret(f, "Nik")
    }
}
