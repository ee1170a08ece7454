//! Numbers and yes or no as people and spreadsheets write them. Forgiving of form, never of doubt: what could be read
//! in two ways is refused.

use rust_decimal::Decimal;

use super::{FactProblem, LARGEST_NUMBER};
use crate::json::shortened;
use crate::money::Rupiah;

pub(super) fn reachable(given: i64) -> Result<i64, FactProblem> {
    let (least, most) = (-LARGEST_NUMBER, LARGEST_NUMBER);
    if (least..=most).contains(&given) {
        Ok(given)
    } else {
        Err(FactProblem::OutOfRange { given, least, most })
    }
}

/// Digits, with a minus before them if need be; `12.0`, as spreadsheets write whole numbers, counts as 12.
pub(super) fn whole_in(text: &str) -> Result<i64, FactProblem> {
    let digits = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00")).unwrap_or(text);
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FactProblem::NotWhole { given: shortened(text) });
    }
    digits.parse().map_err(|_| FactProblem::NotWhole { given: shortened(text) }).and_then(reachable)
}

/// Rupiah as people write them, read by [`Rupiah`]; here they may be less than nothing, with a minus before them.
pub(super) fn rupiah_in(text: &str) -> Result<i64, FactProblem> {
    match whole_in(text) {
        Err(FactProblem::NotWhole { .. }) => {}
        read => return read,
    }
    let (positive, sign) = text.strip_prefix('-').map_or((text, 1), |rest| (rest, -1));
    let amount =
        positive.parse::<Rupiah>().map_err(|why| FactProblem::Amount { given: shortened(text), why })?;
    Ok(sign * amount.get())
}

pub(super) fn percent(text: &str) -> Result<Decimal, FactProblem> {
    let refused = || FactProblem::NotPercent { given: shortened(text) };
    let parsed =
        Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).map_err(|_| refused())?;
    if parsed.abs() > Decimal::from(LARGEST_NUMBER) { Err(refused()) } else { Ok(parsed.normalize()) }
}

pub(super) fn yes_no(text: &str) -> Result<bool, FactProblem> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "ya" | "1" => Ok(true),
        "false" | "no" | "tidak" | "0" => Ok(false),
        _ => Err(FactProblem::NotYesNo { given: shortened(text) }),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{FactError, FactKey, FactValue};

    fn code(read: Result<FactValue, FactError>) -> &'static str {
        read.unwrap_err().problem.code()
    }

    #[test]
    fn rupiah_are_read_as_people_and_spreadsheets_write_them() {
        for text in ["75000000", "Rp75.000.000", "75,000,000", "75000000.0", " 75 juta "] {
            let read = FactValue::from_text(FactKey::AnnualSales, text);
            assert_eq!(read, Ok(FactValue::Money(75_000_000)), "{text}");
        }
        let owed = FactValue::from_text(FactKey::MonthlySurplus, "-Rp1.000");
        assert_eq!(owed, Ok(FactValue::Money(-1000)));
    }

    #[test]
    fn amounts_in_doubt_are_refused_with_the_code_that_screens_know() {
        for (text, expected) in [
            ("", "amount-empty"),
            ("75.00.000", "amount-not-a-number"),
            ("5 M", "amount-ambiguous"),
            ("--5", "amount-negative"),
            ("0x10", "amount-not-a-number"),
            ("9999999999999999", "out_of_range"),
        ] {
            assert_eq!(code(FactValue::from_text(FactKey::AnnualSales, text)), expected, "{text}");
        }
        assert_eq!(code(FactValue::from_text(FactKey::AnnualSales, "-5")), "out_of_range");
        assert_eq!(code(FactValue::from_text(FactKey::Employees, "1.250")), "not_whole");
    }
}
