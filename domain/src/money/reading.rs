//! Reads amounts as people type them. Never guesses: where two readings are possible the text is refused.

use super::Rupiah;

coded_error! {
    /// Why a text or a number is not an amount of rupiah.
    AmountError {
        /// Nothing was written.
        Empty = "amount-empty", "no amount is given";
        /// Not a number.
        NotANumber = "amount-not-a-number", "this is not an amount in rupiah; write it like 75000000, Rp75.000.000 or 75 juta";
        /// Below zero.
        Negative = "amount-negative", "an amount cannot be negative";
        /// Parts of a rupiah.
        Fraction = "amount-fraction", "amounts are in whole rupiah, without cents";
        /// Two readings are possible, for example `1,250 juta` or `5 M`.
        Ambiguous = "amount-ambiguous", "this amount can be read in two ways; write all its digits";
        /// Above [`Rupiah::MAX_STATED`].
        TooLarge = "amount-too-large", "this amount is too large: at most 1000000000000000 rupiah";
    }
}

/// Words that multiply, longest first where one begins another. A bare `m` is miliar to some and million to others.
const MULTIPLIERS: &[(&str, Option<u32>)] = &[
    ("thousand", Some(3)),
    ("ribu", Some(3)),
    ("rb", Some(3)),
    ("million", Some(6)),
    ("juta", Some(6)),
    ("jt", Some(6)),
    ("billion", Some(9)),
    ("miliar", Some(9)),
    ("milyar", Some(9)),
    ("trillion", Some(12)),
    ("triliun", Some(12)),
    ("trilyun", Some(12)),
    ("m", None),
];

pub(super) fn rupiah(text: &str) -> Result<Rupiah, AmountError> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let unsigned = text.trim_start_matches(['-', '\u{2212}']).trim_start();
    let negative = unsigned.len() != text.len();
    let text = without_currency(unsigned);
    let negative = negative || text.starts_with(['-', '\u{2212}']);
    if negative {
        let digits = text.trim_start_matches(['-', '\u{2212}']);
        return Err(if digits.starts_with(|c: char| c.is_ascii_digit()) {
            AmountError::Negative
        } else {
            AmountError::NotANumber
        });
    }
    match multiplier(text) {
        Some((_, None)) => Err(AmountError::Ambiguous),
        Some((number, Some(power))) => multiplied(number, power),
        None => plain(text),
    }
}

/// Takes away `Rp`, `Rp.`, `IDR` before and `,-` after.
fn without_currency(text: &str) -> &str {
    let text = text.strip_prefix("idr").or_else(|| text.strip_prefix("rp")).map_or(text, |rest| {
        let rest = rest.trim_start();
        rest.strip_prefix('.').unwrap_or(rest).trim_start()
    });
    text.strip_suffix(",-").or_else(|| text.strip_suffix(".-")).unwrap_or(text).trim_end()
}

/// The number before a multiplying word, and the word's power of ten.
fn multiplier(text: &str) -> Option<(&str, Option<u32>)> {
    let text = text.strip_suffix("rupiah").unwrap_or(text).trim_end();
    MULTIPLIERS.iter().find_map(|(word, power)| {
        let number = text.strip_suffix(word)?.trim_end();
        number.ends_with(|c: char| c.is_ascii_digit()).then_some((number, *power))
    })
}

/// `75`, `1,5` or `1.5` before a word. Three digits after one separator (`1.250 juta`) could be either reading.
fn multiplied(number: &str, power: u32) -> Result<Rupiah, AmountError> {
    let parts: Vec<&str> = number.split(['.', ',']).collect();
    match parts.as_slice() {
        [whole] => scaled(whole, "", power),
        [_, fraction] if fraction.len() == 3 => Err(AmountError::Ambiguous),
        [whole, fraction] => scaled(whole, fraction, power),
        _ => Err(AmountError::NotANumber),
    }
}

fn scaled(whole: &str, fraction: &str, power: u32) -> Result<Rupiah, AmountError> {
    let fraction = fraction.trim_end_matches('0');
    let places = u32::try_from(fraction.len()).map_err(|_| AmountError::Fraction)?;
    let Some(zeros) = power.checked_sub(places) else {
        digits(fraction)?;
        return Err(AmountError::Fraction);
    };
    let number = digits(&format!("{whole}{fraction}"))?;
    let factor = 10_i64.checked_pow(zeros).ok_or(AmountError::TooLarge)?;
    stated(number.checked_mul(factor).ok_or(AmountError::TooLarge)?)
}

/// All digits written out: bare, or in groups of three by one kind of separator, with `,00` allowed behind.
fn plain(text: &str) -> Result<Rupiah, AmountError> {
    let text = text.strip_suffix("rupiah").map_or(text, str::trim_end);
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = separators.last() else {
        return stated(digits(text)?);
    };
    if separators.iter().any(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '_')) {
        return Err(AmountError::NotANumber);
    }
    let (head, tail) = text.rsplit_once(last).unwrap_or((text, ""));
    let is_decimal = matches!(last, '.' | ',')
        && tail.len() != 3
        && separators.iter().filter(|c| **c == last).count() == 1;
    if !is_decimal {
        return grouped(text, last);
    }
    if tail.is_empty() || head.is_empty() {
        return Err(AmountError::NotANumber);
    }
    let whole = match head.chars().find(|c| !c.is_ascii_digit()) {
        Some(separator) => grouped(head, separator)?,
        None => stated(digits(head)?)?,
    };
    if tail.chars().all(|c| c == '0') { Ok(whole) } else { Err(AmountError::Fraction) }
}

fn grouped(text: &str, separator: char) -> Result<Rupiah, AmountError> {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
        return Err(AmountError::NotANumber);
    }
    stated(digits(&text.replace(separator, ""))?)
}

fn digits(text: &str) -> Result<i64, AmountError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    text.parse().map_err(|_| AmountError::TooLarge)
}

fn stated(rupiah: i64) -> Result<Rupiah, AmountError> {
    let amount = Rupiah::new(rupiah)?;
    if amount > Rupiah::MAX_STATED { Err(AmountError::TooLarge) } else { Ok(amount) }
}
