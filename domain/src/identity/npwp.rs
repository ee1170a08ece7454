//! NPWP, the number of a taxpayer: 15 digits with a check digit, or 16 after PMK 112/2022.

use std::fmt;
use std::str::FromStr;

use super::{Nik, all_digits, closed_up, masked, secret};

/// An NPWP. The 15-digit number and the same with a leading 0 are one; otherwise 16 digits are the holder's NIK.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Npwp(String);

coded_error! {
    /// Why a text is not an NPWP.
    NpwpError {
        /// Nothing was written.
        Empty = "npwp-empty", "no NPWP is given";
        /// Something other than digits.
        NotDigits = "npwp-not-digits", "an NPWP has digits only";
        /// Neither 15 nor 16 digits.
        WrongLength = "npwp-wrong-length", "an NPWP has 15 or 16 digits";
        /// The ninth of the 15 digits does not follow from the eight before it.
        WrongCheckDigit = "npwp-wrong-check-digit", "this NPWP has a mistyped digit: its check digit does not fit";
        /// Sixteen digits that are neither an old number after a 0 nor a NIK.
        NeitherOldNorNik = "npwp-neither-old-nor-nik", "an NPWP of 16 digits is a NIK, or an old number after a 0";
        /// Only zeros, which people write for none.
        Zeros = "npwp-zeros", "an NPWP of zeros belongs to nobody; leave it empty instead";
    }
}

impl Npwp {
    /// The 15 digits of an old number, or the 16 of a NIK: personal data.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// Whether it is the holder's NIK.
    pub fn is_nik(&self) -> bool {
        self.0.len() == 16
    }

    /// As printed on the card: `12.345.678.2-000.000`; a NIK as it is. Personal data.
    pub fn formatted(&self) -> String {
        if self.is_nik() {
            return self.0.clone();
        }
        let part = |from: usize, to: usize| self.0.get(from..to).unwrap_or_default();
        format!(
            "{}.{}.{}.{}-{}.{}",
            part(0, 2),
            part(2, 5),
            part(5, 8),
            part(8, 9),
            part(9, 12),
            part(12, 15)
        )
    }

    /// For the screen: the last four digits only.
    pub fn masked(&self) -> String {
        masked(&self.0, 0, 4)
    }

    fn old(digits: &str) -> Result<Self, NpwpError> {
        if digits.bytes().all(|b| b == b'0') {
            Err(NpwpError::Zeros)
        } else if digits.get(..9).is_some_and(luhn) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(NpwpError::WrongCheckDigit)
        }
    }
}

/// Nine digits with weights 1, 2, 1, 2, ... 1; the digits of the products add up to a multiple of ten.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| {
            let product = if place % 2 == 1 { 2 * digit } else { digit };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

impl FromStr for Npwp {
    type Err = NpwpError;

    fn from_str(text: &str) -> Result<Self, NpwpError> {
        let digits = closed_up(text);
        if digits.is_empty() {
            return Err(NpwpError::Empty);
        }
        if !all_digits(&digits) {
            return Err(NpwpError::NotDigits);
        }
        match (digits.len(), digits.strip_prefix('0')) {
            (15, _) => Self::old(&digits),
            (16, Some(old)) => Self::old(old),
            (16, None) if digits.parse::<Nik>().is_ok() => Ok(Self(digits)),
            (16, None) => Err(NpwpError::NeitherOldNorNik),
            _ => Err(NpwpError::WrongLength),
        }
    }
}

impl fmt::Debug for Npwp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        secret(f, "Npwp")
    }
}
