//! Identity numbers of people and businesses: NIK, NPWP, NIB, mobile telephone.
//!
//! Personal data. None of these types implements `Display` or serde, and `Debug` never shows the number: whoever wants it
//! must ask for it by name. Reading forgives blanks, points and dashes; refusals carry stable codes.

mod nib;
mod nik;
mod npwp;
mod phone;

use std::fmt;

pub use nib::{Nib, NibError};
pub use nik::{Nik, NikError, NikWarning};
pub use npwp::{Npwp, NpwpError};
pub use phone::{Phone, PhoneError};

/// Takes out what people put between digits.
fn closed_up(text: &str) -> String {
    let between =
        |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}' | '/' | '(' | ')');
    text.chars().filter(|c| !between(*c)).collect()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Dots for every digit but the ends that are kept.
fn masked(digits: &str, first: usize, last: usize) -> String {
    let count = digits.chars().count();
    let hidden = first..count.saturating_sub(last);
    digits
        .chars()
        .enumerate()
        .map(|(place, c)| if hidden.contains(&place) { '\u{2022}' } else { c })
        .collect()
}

/// The `Debug` of all of them: the name of the type alone.
fn secret(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    write!(f, "{name}(..)")
}
