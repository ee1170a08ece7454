//! The number on a receipt, made to be read over the phone: `JB-2611-4YC5TC` is year and month, five random characters,
//! and a check character that notices every single mistyped character and every two neighbours that changed places.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// Crockford's thirty-two characters: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random characters after the month.
const RANDOM: usize = 5;
/// All characters after the prefix: year and month, random, check.
const LENGTH: usize = 4 + RANDOM + 1;

/// A receipt number whose check character is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt([u8; LENGTH]);

coded_error! {
    /// Why a text is not a receipt number.
    ReceiptError {
        /// Nothing was written.
        Empty = "receipt-empty", "no receipt number is given";
        /// Too short or too long.
        Length = "receipt-length", "a receipt number looks like JB-2611-4YC5TC";
        /// A character that no receipt number has.
        Character = "receipt-character", "a receipt number has only digits and letters, and no U";
        /// The first four are not a year and a month.
        Month = "receipt-month", "the first four digits of a receipt number are its year and month";
        /// The check character does not agree: something is mistyped.
        Check = "receipt-check", "this receipt number has a typing error";
    }
}

impl Receipt {
    /// A number for a day, from random bits of which the lowest twenty-five are used. Two may fall together: who stores
    /// it draws again when it is taken.
    pub fn new(day: NaiveDate, random: u32) -> Self {
        let year = u8::try_from(day.year().rem_euclid(100)).unwrap_or_default();
        let month = u8::try_from(day.month()).unwrap_or_default();
        let mut values = [0; LENGTH];
        values[..4].copy_from_slice(&[year / 10, year % 10, month / 10, month % 10]);
        for (place, value) in values[4..4 + RANDOM].iter_mut().enumerate() {
            *value = u8::try_from((random >> (5 * place)) & 31).unwrap_or_default();
        }
        values[LENGTH - 1] = check(&values[..LENGTH - 1]);
        Self(values)
    }
}

/// Each value in turn is added, in the field of thirty-two elements, to what came before times x. Multiplying by x loses
/// nothing, so one wrong value is seen; and x is not one, so two neighbours that changed places are seen.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_x(sum ^ value))
}

/// Times x modulo x^5 + x^2 + 1.
const fn times_x(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JB-")?;
        for (place, value) in self.0.iter().enumerate() {
            if place == 4 {
                f.write_str("-")?;
            }
            let letter = ALPHABET.get(usize::from(*value)).copied().unwrap_or(b'0');
            fmt::Write::write_char(f, char::from(letter))?;
        }
        Ok(())
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    /// Forgiving: small letters, spaces, points and hyphens anywhere, O for 0, I and L for 1, with or without `JB`.
    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let letters: Vec<char> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !"-.\u{2010}\u{2011}\u{2013}/".contains(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if letters.is_empty() {
            return Err(ReceiptError::Empty);
        }
        let digits = letters.strip_prefix(&['J', 'B']).unwrap_or(&letters);
        if digits.len() != LENGTH {
            return Err(ReceiptError::Length);
        }
        let mut values = [0; LENGTH];
        for (slot, letter) in values.iter_mut().zip(digits) {
            *slot = value_of(*letter).ok_or(ReceiptError::Character)?;
        }
        let month = u32::from(values[2]) * 10 + u32::from(values[3]);
        if values[..4].iter().any(|value| *value > 9) || !(1..=12).contains(&month) {
            return Err(ReceiptError::Month);
        }
        if check(&values[..LENGTH - 1]) == values[LENGTH - 1] {
            Ok(Self(values))
        } else {
            Err(ReceiptError::Check)
        }
    }
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn a_number_says_its_year_and_month_and_reads_back() {
        let receipt = Receipt::new(day(), 0x1A2_B3C4);
        assert_eq!(receipt.to_string(), "JB-2611-4YC5TC");
        assert_eq!("jb 2611 4yc5tc".parse(), Ok(receipt));
        assert_eq!("26114YC5TC".parse(), Ok(receipt));
    }

    #[test]
    fn letters_that_look_like_digits_are_read_as_digits() {
        let receipt = Receipt::new(day(), 0b00000_00001_00000_00001_00000);
        assert!(receipt.to_string().starts_with("JB-2611-01010"));
        let typed = receipt.to_string().replacen("01010", "oIOl0", 1);
        assert_eq!(typed.parse(), Ok(receipt));
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        let why = |text: &str| text.parse::<Receipt>().unwrap_err();
        assert_eq!(why(" - "), ReceiptError::Empty);
        assert_eq!(why("JB-2611-7K3"), ReceiptError::Length);
        assert_eq!(why("JB-2611-4YC5TC22"), ReceiptError::Length);
        assert_eq!(why("JB-2611-UUUUUU"), ReceiptError::Character);
        assert_eq!(why("JB-2611-ééééé0"), ReceiptError::Character);
        assert_eq!(why("JB-2613-000000"), ReceiptError::Month);
        assert_eq!(why("JB-2600-000000"), ReceiptError::Month);
    }

    proptest! {
        #[test]
        fn every_number_reads_back(random: u32, days in 0_u64..20_000) {
            let receipt = Receipt::new(day() + chrono::Days::new(days), random);
            prop_assert_eq!(receipt.to_string().parse(), Ok(receipt));
        }

        #[test]
        fn one_mistyped_character_is_noticed(random: u32, place in 4_usize..LENGTH, other in 0_u8..32) {
            let right = Receipt::new(day(), random);
            let mut wrong = right;
            wrong.0[place] = other;
            prop_assert_eq!(wrong.to_string().parse::<Receipt>().is_ok(), wrong == right);
        }

        #[test]
        fn two_neighbours_that_changed_places_are_noticed(random: u32, place in 4_usize..LENGTH - 1) {
            let right = Receipt::new(day(), random);
            let mut wrong = right;
            wrong.0.swap(place, place + 1);
            prop_assert_eq!(wrong.to_string().parse::<Receipt>().is_ok(), wrong == right);
        }
    }
}
