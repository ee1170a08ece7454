//! Ages in full calendar months and years, and the dates on which they are reached.
//!
//! A month is complete on the same day of a later month, or on that month's last day where it has no such day: what
//! began on 31 August is six months old on 28 February. Years follow the same rule (born on 29 February, a year
//! older on 28 February of a common year). One rule in both directions, so that SQL, which compares dates, agrees.

use chrono::{Datelike, Days, Months, NaiveDate};

const MONTHS_A_YEAR: u32 = 12;

/// Full calendar months from `start` to `as_of`; none where `start` lies after `as_of`.
pub fn full_months(start: NaiveDate, as_of: NaiveDate) -> Option<u32> {
    if start > as_of {
        return None;
    }
    let month_number = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let apart = u32::try_from(month_number(as_of) - month_number(start)).ok()?;
    match months_complete_on(start, apart) {
        Some(complete) if complete <= as_of => Some(apart),
        _ => apart.checked_sub(1),
    }
}

/// Full years from `born` to `as_of`; none where `born` lies after `as_of`.
pub fn full_years(born: NaiveDate, as_of: NaiveDate) -> Option<u32> {
    full_months(born, as_of).map(|months| months / MONTHS_A_YEAR)
}

/// The first day on which `months` full months have passed since `start`; none beyond the calendar.
pub fn months_complete_on(start: NaiveDate, months: u32) -> Option<NaiveDate> {
    start.checked_add_months(Months::new(months))
}

/// The first day on which `years` full years have passed since `born`; none beyond the calendar.
pub fn years_complete_on(born: NaiveDate, years: u32) -> Option<NaiveDate> {
    months_complete_on(born, years.checked_mul(MONTHS_A_YEAR)?)
}

/// The latest start whose age at `as_of` is at least `months`: `full_months(start, as_of) >= months` holds exactly
/// for every start up to this day. None before the calendar begins.
pub fn latest_start(as_of: NaiveDate, months: u32) -> Option<NaiveDate> {
    let back = as_of.checked_sub_months(Months::new(months))?;
    let ends_its_month = as_of.checked_add_days(Days::new(1)).is_none_or(|next| next.day() == 1);
    if ends_its_month { last_of_month(back) } else { Some(back) }
}

/// The latest birth whose age at `as_of` is at least `years`; as [`latest_start`].
pub fn latest_birth(as_of: NaiveDate, years: u32) -> Option<NaiveDate> {
    latest_start(as_of, years.checked_mul(MONTHS_A_YEAR)?)
}

fn last_of_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_complete_on_the_same_day_or_on_the_last_of_a_shorter_month() {
        for (start, as_of, months) in [
            ("2026-01-15", "2026-02-14", 0),
            ("2026-01-15", "2026-02-15", 1),
            ("2026-08-31", "2027-02-27", 5),
            ("2026-08-31", "2027-02-28", 6),
            ("2028-01-31", "2028-02-28", 0),
            ("2028-01-31", "2028-02-29", 1),
            ("2028-02-29", "2028-03-28", 0),
            ("2028-02-29", "2028-03-29", 1),
            ("2026-05-05", "2026-05-05", 0),
        ] {
            assert_eq!(full_months(day(start), day(as_of)), Some(months), "{start} to {as_of}");
        }
        assert_eq!(full_months(day("2026-05-06"), day("2026-05-05")), None);
    }

    #[test]
    fn a_birth_on_a_leap_day_is_a_year_older_on_the_last_of_february() {
        assert_eq!(full_years(day("2004-02-29"), day("2025-02-27")), Some(20));
        assert_eq!(full_years(day("2004-02-29"), day("2025-02-28")), Some(21));
        assert_eq!(years_complete_on(day("2004-02-29"), 21), Some(day("2025-02-28")));
        assert_eq!(latest_birth(day("2025-02-28"), 21), Some(day("2004-02-29")));
    }

    fn some_day() -> impl Strategy<Value = NaiveDate> {
        (0i32..60_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(693_000 + days).unwrap())
    }

    /// Days of a month near its end, where all the trouble is.
    fn near_a_month_end() -> impl Strategy<Value = NaiveDate> {
        (1950i32..2060, 1u32..=12, -3i64..4).prop_map(|(year, month, shift)| {
            NaiveDate::from_ymd_opt(year, month, 1).unwrap() + chrono::Duration::days(shift)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn an_age_is_reached_on_the_day_it_is_complete_and_not_before(
            start in prop_oneof![some_day(), near_a_month_end()], months in 0u32..900,
        ) {
            let complete = months_complete_on(start, months).unwrap();
            prop_assert!(full_months(start, complete).unwrap() >= months);
            let eve = complete.pred_opt().unwrap();
            prop_assert!(full_months(start, eve).is_none_or(|age| age < months));
        }

        #[test]
        fn the_latest_start_divides_those_old_enough_from_those_who_are_not(
            as_of in prop_oneof![some_day(), near_a_month_end()], months in 0u32..900, shift in -40i64..40,
        ) {
            let latest = latest_start(as_of, months).unwrap();
            prop_assert!(full_months(latest, as_of).unwrap() >= months);
            let other = latest + chrono::Duration::days(shift);
            let old_enough = full_months(other, as_of).is_some_and(|age| age >= months);
            prop_assert_eq!(old_enough, other <= latest);
        }

        #[test]
        fn the_latest_birth_divides_in_the_same_way(
            as_of in prop_oneof![some_day(), near_a_month_end()], years in 0u32..90, shift in -400i64..400,
        ) {
            let latest = latest_birth(as_of, years).unwrap();
            let other = latest + chrono::Duration::days(shift);
            prop_assert_eq!(full_years(other, as_of).is_some_and(|age| age >= years), other <= latest);
        }
    }
}
