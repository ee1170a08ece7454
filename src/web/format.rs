//! Figures as people read them: rupiah, numbers, percent, dates, times and durations, in both languages.
//! Pure functions of a language and a value; what has to be said in words beside them is in `locales/`.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Timelike, Utc};
use domain::language::Language;
use rust_decimal::Decimal;

/// The clock of Sinjai, Waktu Indonesia Tengah: UTC+8, no summer time.
const WITA_SECONDS: i32 = 8 * 3600;

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Rp1.250.000` and `Rp1,250,000`; a negative amount is `-Rp5.000` with a true minus sign.
pub fn rupiah(amount: i64, language: Language) -> String {
    let sign = if amount < 0 { "\u{2212}" } else { "" };
    format!("{sign}Rp{}", thousands(amount.unsigned_abs(), language))
}

/// A telephone number as it is said and dialled at home, `0812-3456-7890`; one from abroad as it stands.
pub fn phone(e164: &str) -> String {
    let Some(rest) = e164.strip_prefix("+62") else {
        return e164.to_owned();
    };
    match (rest.get(..3), rest.get(3..7), rest.get(7..)) {
        (Some(first), Some(second), Some(last)) if !last.is_empty() => format!("0{first}-{second}-{last}"),
        _ => format!("0{rest}"),
    }
}

/// Rupiah for tight places: `Rp75 jt`, `Rp1,5 M`; below a million in full. Rounded to one decimal, so never the only
/// form in which an amount is shown.
pub fn rupiah_short(amount: i64, language: Language) -> String {
    let (unit, word) = match (amount.unsigned_abs(), language) {
        (0..1_000_000, _) => return rupiah(amount, language),
        (1_000_000..1_000_000_000, Language::Id) => (1_000_000_i64, "jt"),
        (1_000_000..1_000_000_000, Language::En) => (1_000_000, "m"),
        (1_000_000_000..1_000_000_000_000, Language::Id) => (1_000_000_000, "M"),
        (1_000_000_000..1_000_000_000_000, Language::En) => (1_000_000_000, "bn"),
        (_, Language::Id) => (1_000_000_000_000, "T"),
        (_, Language::En) => (1_000_000_000_000, "tn"),
    };
    let sign = if amount < 0 { "\u{2212}" } else { "" };
    let rounded = (Decimal::from(amount.unsigned_abs()) / Decimal::from(unit)).round_dp(1).normalize();
    format!("{sign}Rp{}\u{a0}{word}", decimal(rounded, language))
}

/// A whole number with the thousands mark of the language: `1.250` and `1,250`.
pub fn integer(number: i64, language: Language) -> String {
    let sign = if number < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", thousands(number.unsigned_abs(), language))
}

/// A decimal number as it stands, with the decimal mark of the language.
pub fn decimal(number: Decimal, language: Language) -> String {
    let sign = if number.is_sign_negative() && !number.is_zero() { "\u{2212}" } else { "" };
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mark = match language {
        Language::Id => ",",
        Language::En => ".",
    };
    let whole = group(whole, language);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{fraction}") }
}

/// A rate to two decimals: `6,00 %` and `6.00%`.
pub fn percent(rate: Decimal, language: Language) -> String {
    let mut rounded = rate.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    percent_sign(&decimal(rounded, language), language)
}

/// A share to the whole percent: `37 %` and `37%`.
pub fn share(percent: i64, language: Language) -> String {
    percent_sign(&integer(percent, language), language)
}

/// `1 Februari 2022` and `1 February 2022`.
pub fn date(day: NaiveDate, language: Language) -> String {
    format!("{} {} {}", day.day(), month_name(day.month(), language), day.year())
}

/// `1 Feb 2022` in both languages, for tables.
pub fn date_short(day: NaiveDate, language: Language) -> String {
    let name: String = month_name(day.month(), language).chars().take(3).collect();
    format!("{} {name} {}", day.day(), day.year())
}

/// `Februari 2022` and `February 2022`.
pub fn month(day: NaiveDate, language: Language) -> String {
    format!("{} {}", month_name(day.month(), language), day.year())
}

/// An instant on the clock of Sinjai: `1 Februari 2022 pukul 14.05 WITA` and `1 February 2022 at 14:05 WITA`.
pub fn date_time(instant: DateTime<Utc>, language: Language) -> String {
    let local = wita(instant);
    let day = date(local.date_naive(), language);
    match language {
        Language::Id => format!("{day} pukul {:02}.{:02} WITA", local.hour(), local.minute()),
        Language::En => format!("{day} at {:02}:{:02} WITA", local.hour(), local.minute()),
    }
}

/// The day in Sinjai at an instant: the date of law.
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    wita(instant).date_naive()
}

/// The value of a `datetime` attribute.
pub fn machine_time(instant: DateTime<Utc>) -> String {
    wita(instant).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// `3 hari` and `3 days`.
pub fn days(count: i64, language: Language) -> String {
    counted(count, language, "hari", ("day", "days"))
}

/// `18 bulan` and `18 months`.
pub fn months(count: i64, language: Language) -> String {
    counted(count, language, "bulan", ("month", "months"))
}

/// Months as people say them: `8 bulan`, `2 tahun`, `2 tahun 3 bulan`.
pub fn years_and_months(count: i64, language: Language) -> String {
    let years = counted(count / 12, language, "tahun", ("year", "years"));
    match (count / 12, count % 12) {
        (0, rest) => months(rest, language),
        (_, 0) => years,
        (_, rest) => format!("{years} {}", months(rest, language)),
    }
}

/// How long ago, in the largest unit that says it: `baru saja`, `5 menit lalu`, `3 hari lalu`. An instant in the
/// future (two clocks that disagree by seconds) is just now.
pub fn ago(then: DateTime<Utc>, now: DateTime<Utc>, language: Language) -> String {
    let gone = now.signed_duration_since(then);
    let amount = if gone < Duration::minutes(1) {
        return match language {
            Language::Id => "baru saja".to_owned(),
            Language::En => "just now".to_owned(),
        };
    } else if gone < Duration::hours(1) {
        counted(gone.num_minutes(), language, "menit", ("minute", "minutes"))
    } else if gone < Duration::days(1) {
        counted(gone.num_hours(), language, "jam", ("hour", "hours"))
    } else if gone < Duration::days(31) {
        days(gone.num_days(), language)
    } else if gone < Duration::days(365) {
        months(gone.num_days() / 30, language)
    } else {
        counted(gone.num_days() / 365, language, "tahun", ("year", "years"))
    };
    match language {
        Language::Id => format!("{amount} lalu"),
        Language::En => format!("{amount} ago"),
    }
}

/// The size of a file: `340 KB`, `1,2 MB`.
pub fn file_size(bytes: u64, language: Language) -> String {
    match bytes {
        0..1_000 => format!("{bytes}\u{a0}B"),
        1_000..1_000_000 => format!("{}\u{a0}KB", bytes.div_ceil(1_000)),
        _ => {
            let megabytes = (Decimal::from(bytes) / Decimal::from(1_000_000)).round_dp(1).normalize();
            format!("{}\u{a0}MB", decimal(megabytes, language))
        }
    }
}

fn wita(instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(WITA_SECONDS) {
        Some(zone) => instant.with_timezone(&zone),
        None => instant.fixed_offset(),
    }
}

fn month_name(month: u32, language: Language) -> &'static str {
    let names = match language {
        Language::Id => &MONTHS_ID,
        Language::En => &MONTHS_EN,
    };
    names[(month as usize).saturating_sub(1) % 12]
}

fn counted(count: i64, language: Language, id: &str, (one, many): (&str, &str)) -> String {
    let figure = integer(count, language);
    match language {
        Language::Id => format!("{figure} {id}"),
        Language::En if count == 1 => format!("{figure} {one}"),
        Language::En => format!("{figure} {many}"),
    }
}

fn percent_sign(figure: &str, language: Language) -> String {
    match language {
        Language::Id => format!("{figure}\u{a0}%"),
        Language::En => format!("{figure}%"),
    }
}

fn thousands(number: u64, language: Language) -> String {
    group(&number.to_string(), language)
}

fn group(digits: &str, language: Language) -> String {
    let mark = match language {
        Language::Id => '.',
        Language::En => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Id};
    use chrono::TimeZone;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_telephone_number_is_written_as_it_is_dialled() {
        for (kept, written) in [
            ("+6281234567890", "0812-3456-7890"),
            ("+62812345678901", "0812-3456-78901"),
            ("+628123456789", "0812-3456-789"),
            ("+60123456789", "+60123456789"),
            ("", ""),
        ] {
            assert_eq!(phone(kept), written);
        }
    }

    #[test]
    fn money_carries_the_marks_of_each_language() {
        assert_eq!(rupiah(1_250_000, Id), "Rp1.250.000");
        assert_eq!(rupiah(1_250_000, En), "Rp1,250,000");
        assert_eq!(rupiah(0, Id), "Rp0");
        assert_eq!(rupiah(999, Id), "Rp999");
        assert_eq!(rupiah(-5_000, Id), "\u{2212}Rp5.000");
        assert_eq!(rupiah(i64::MIN, En), "\u{2212}Rp9,223,372,036,854,775,808");
    }

    #[test]
    fn short_money_names_its_unit() {
        assert_eq!(rupiah_short(75_000_000, Id), "Rp75\u{a0}jt");
        assert_eq!(rupiah_short(1_500_000_000, Id), "Rp1,5\u{a0}M");
        assert_eq!(rupiah_short(1_500_000_000, En), "Rp1.5\u{a0}bn");
        assert_eq!(rupiah_short(999_999, Id), "Rp999.999");
        assert_eq!(rupiah_short(2_000_000_000_000, En), "Rp2\u{a0}tn");
    }

    #[test]
    fn percent_has_two_decimals_and_rounds_half_up() {
        assert_eq!(percent(Decimal::new(6, 0), Id), "6,00\u{a0}%");
        assert_eq!(percent(Decimal::new(6, 0), En), "6.00%");
        assert_eq!(percent(Decimal::new(11_345, 3), En), "11.35%");
        assert_eq!(percent(Decimal::new(123_456, 2), Id), "1.234,56\u{a0}%");
        assert_eq!(share(37, Id), "37\u{a0}%");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date(day(2022, 2, 1), Id), "1 Februari 2022");
        assert_eq!(date(day(2022, 2, 1), En), "1 February 2022");
        assert_eq!(date_short(day(2026, 8, 17), Id), "17 Agu 2026");
        assert_eq!(month(day(2026, 12, 1), Id), "Desember 2026");
    }

    #[test]
    fn an_instant_is_shown_on_the_clock_of_sinjai() {
        let late = Utc.with_ymd_and_hms(2022, 1, 31, 17, 5, 0).unwrap();
        assert_eq!(date_time(late, Id), "1 Februari 2022 pukul 01.05 WITA");
        assert_eq!(date_time(late, En), "1 February 2022 at 01:05 WITA");
        assert_eq!(day_of(late), day(2022, 2, 1));
        assert_eq!(machine_time(late), "2022-02-01T01:05:00+08:00");
    }

    #[test]
    fn durations_agree_in_number() {
        assert_eq!(days(3, Id), "3 hari");
        assert_eq!(days(1, En), "1 day");
        assert_eq!(months(18, En), "18 months");
        assert_eq!(years_and_months(27, Id), "2 tahun 3 bulan");
        assert_eq!(years_and_months(12, En), "1 year");
        assert_eq!(years_and_months(8, Id), "8 bulan");
    }

    #[test]
    fn the_past_is_told_in_its_largest_unit() {
        let now = Utc.with_ymd_and_hms(2026, 3, 10, 8, 0, 0).unwrap();
        let told = |gone: Duration| ago(now - gone, now, Id);
        assert_eq!(told(Duration::seconds(30)), "baru saja");
        assert_eq!(told(Duration::seconds(-30)), "baru saja");
        assert_eq!(told(Duration::minutes(59)), "59 menit lalu");
        assert_eq!(told(Duration::hours(23)), "23 jam lalu");
        assert_eq!(told(Duration::days(3)), "3 hari lalu");
        assert_eq!(told(Duration::days(40)), "1 bulan lalu");
        assert_eq!(ago(now - Duration::days(800), now, En), "2 years ago");
    }

    #[test]
    fn a_file_tells_its_size() {
        assert_eq!(file_size(340_200, Id), "341\u{a0}KB");
        assert_eq!(file_size(1_234_567, Id), "1,2\u{a0}MB");
        assert_eq!(file_size(12, En), "12\u{a0}B");
    }

    proptest! {
        #[test]
        fn the_digits_of_an_amount_survive_in_both_languages(amount in any::<i64>()) {
            for language in [Id, En] {
                let shown = rupiah(amount, language);
                let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(digits, amount.unsigned_abs().to_string());
                prop_assert_eq!(shown.starts_with('\u{2212}'), amount < 0);
            }
        }

        #[test]
        fn every_group_after_the_first_has_three_digits(amount in 0..i64::MAX) {
            let shown = integer(amount, Id);
            let groups: Vec<_> = shown.split('.').collect();
            prop_assert!((1..=3).contains(&groups[0].len()));
            prop_assert!(groups[1..].iter().all(|group| group.len() == 3));
        }
    }
}
