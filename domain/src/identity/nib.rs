//! NIB, the number of a business: 13 digits at random, without a check digit.

use std::fmt;
use std::str::FromStr;

use super::{all_digits, closed_up, masked, secret};

/// A NIB of 13 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nib(String);

coded_error! {
    /// Why a text is not a NIB.
    NibError {
        /// Nothing was written.
        Empty = "nib-empty", "no NIB is given";
        /// Something other than digits.
        NotDigits = "nib-not-digits", "a NIB has digits only";
        /// Not 13 digits.
        WrongLength = "nib-wrong-length", "a NIB has 13 digits";
    }
}

impl Nib {
    /// The 13 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For the screen: the last four digits only.
    pub fn masked(&self) -> String {
        masked(&self.0, 0, 4)
    }
}

impl FromStr for Nib {
    type Err = NibError;

    fn from_str(text: &str) -> Result<Self, NibError> {
        let digits = closed_up(text);
        if digits.is_empty() {
            Err(NibError::Empty)
        } else if !all_digits(&digits) {
            Err(NibError::NotDigits)
        } else if digits.len() != 13 {
            Err(NibError::WrongLength)
        } else {
            Ok(Self(digits))
        }
    }
}

impl fmt::Debug for Nib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        secret(f, "Nib")
    }
}
