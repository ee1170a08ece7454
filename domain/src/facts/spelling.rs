//! Numbers and yes or no as people and spreadsheets write them. Forgiving of form, never of doubt: what could be read
//! in two ways is refused.

use rust_decimal::Decimal;

use super::{FactProblem, LARGEST_NUMBER};
use crate::json::shortened;

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
    let digits = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(".00"))
        .unwrap_or(text);
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FactProblem::NotWhole {
            given: shortened(text),
        });
    }
    digits
        .parse()
        .map_err(|_| FactProblem::NotWhole {
            given: shortened(text),
        })
        .and_then(reachable)
}

/// Rupiah as people write them: `75000000`, `Rp75.000.000`, `75,000,000`. Marks are taken only between groups of three.
pub(super) fn rupiah_in(text: &str) -> Result<i64, FactProblem> {
    let refused = || FactProblem::NotWhole {
        given: shortened(text),
    };
    let (minus, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let prefix = rest
        .get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("rp"));
    let rest = if prefix {
        rest.get(2..).unwrap_or_default().trim_start_matches(['.', ' '])
    } else {
        rest
    };
    let rest = rest
        .strip_suffix(",00")
        .or_else(|| rest.strip_suffix(",-"))
        .unwrap_or(rest);
    let mark = rest.chars().find(|found| matches!(found, '.' | ',' | ' '));
    let grouped = mark.is_some_and(|mark| {
        let mut groups = rest.split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
    });
    let digits = if grouped {
        rest.replace(['.', ',', ' '], "")
    } else {
        rest.to_owned()
    };
    if grouped
        && rest
            .chars()
            .any(|found| !found.is_ascii_digit() && Some(found) != mark)
    {
        return Err(refused());
    }
    let amount = whole_in(&digits).map_err(|problem| match problem {
        FactProblem::NotWhole { .. } => refused(),
        other => other,
    })?;
    if minus && amount < 0 {
        Err(refused())
    } else {
        Ok(if minus { -amount } else { amount })
    }
}

pub(super) fn percent(text: &str) -> Result<Decimal, FactProblem> {
    let refused = || FactProblem::NotPercent {
        given: shortened(text),
    };
    let parsed = Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .map_err(|_| refused())?;
    if parsed.abs() > Decimal::from(LARGEST_NUMBER) {
        Err(refused())
    } else {
        Ok(parsed.normalize())
    }
}

pub(super) fn yes_no(text: &str) -> Result<bool, FactProblem> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "ya" | "1" => Ok(true),
        "false" | "no" | "tidak" | "0" => Ok(false),
        _ => Err(FactProblem::NotYesNo {
            given: shortened(text),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{FactError, FactKey, FactValue};

    fn code(read: Result<FactValue, FactError>) -> &'static str {
        read.unwrap_err().problem.code()
    }

    #[test]
    fn rupiah_are_read_as_people_write_them() {
        for text in [
            "75000000",
            "Rp75.000.000",
            "rp 75.000.000",
            "75,000,000",
            "Rp. 75.000.000,00",
            "75000000.0",
            " 75 000 000 ",
        ] {
            assert_eq!(
                FactValue::from_text(FactKey::AnnualSales, text),
                Ok(FactValue::Money(75_000_000)),
                "{text}"
            );
        }
        for text in [
            "",
            "7,5 juta",
            "75.00.000",
            "1.250,000",
            "1.250.5",
            "--5",
            "+5",
            "0x10",
            "1e6",
            "Rp",
            "٧٥",
        ] {
            assert_eq!(
                code(FactValue::from_text(FactKey::AnnualSales, text)),
                "not_whole",
                "{text}"
            );
        }
        assert_eq!(
            FactValue::from_text(FactKey::MonthlySurplus, "-Rp1.000"),
            Ok(FactValue::Money(-1000))
        );
        assert_eq!(
            code(FactValue::from_text(FactKey::AnnualSales, "9999999999999999")),
            "out_of_range"
        );
        assert_eq!(
            code(FactValue::from_text(FactKey::Employees, "1.250")),
            "not_whole"
        );
    }
}
