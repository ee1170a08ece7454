//! Indonesian mobile telephone numbers, kept as E.164.

use std::fmt;
use std::str::FromStr;

use super::{all_digits, closed_up, masked, secret};

/// A mobile number in E.164 form: `+62`, then 8 and eight to eleven more digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

coded_error! {
    /// Why a text is not an Indonesian mobile number.
    PhoneError {
        /// Nothing was written.
        Empty = "phone-empty", "no telephone number is given";
        /// Something other than digits and a leading plus.
        NotDigits = "phone-not-digits", "a telephone number has digits only, and perhaps a plus in front";
        /// A fixed line, or a number of another country.
        NotMobile = "phone-not-mobile", "an Indonesian mobile number is wanted: it starts with 08 or +628";
        /// Too short or too long.
        WrongLength = "phone-wrong-length", "a mobile number has 10 to 13 digits, counted from its 08";
    }
}

impl Phone {
    /// Such as `+6281200000000`: personal data.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// The last four digits, which together with a receipt number open the status of an application.
    pub fn last_four(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// For the screen: the operator's prefix. The end stays hidden because it serves as a key to the status page.
    pub fn masked(&self) -> String {
        masked(&self.0, 6, 0)
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    /// Reads `0812-0000-0000`, `62 812 ...`, `+62 (0)812 ...`, `812...`.
    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let text = closed_up(text);
        let (abroad, digits) = match text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
            Some(digits) => (true, digits),
            None => (false, text.as_str()),
        };
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if !all_digits(digits) {
            return Err(PhoneError::NotDigits);
        }
        let national = match digits.strip_prefix("62") {
            Some(national) => national,
            None if abroad => return Err(PhoneError::NotMobile),
            None => digits,
        };
        let national = national.strip_prefix('0').unwrap_or(national);
        if !national.starts_with('8') {
            Err(PhoneError::NotMobile)
        } else if (9..=12).contains(&national.len()) {
            Ok(Self(format!("+62{national}")))
        } else {
            Err(PhoneError::WrongLength)
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        secret(f, "Phone")
    }
}
