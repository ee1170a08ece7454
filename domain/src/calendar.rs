//! Days as the law of the place counts them: WITA (UTC+8), working days, fixed national holidays.
//!
//! Holidays that move with the moon are set by decree each year; they belong here as rows once the decree is known.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};

/// By how much WITA is ahead of UTC.
const AHEAD: TimeDelta = TimeDelta::hours(8);

/// A day on which offices are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// What is kept, as the end of the key of its name.
    pub name: &'static str,
}

const fn row(year: i32, month: u32, day: u32, name: &'static str) -> Holiday {
    let on = match NaiveDate::from_ymd_opt(year, month, day) {
        Some(on) => on,
        None => NaiveDate::MIN,
    };
    Holiday { on, name }
}

/// The holidays that fall on the same day each year, year by year: only these are certain beforehand.
pub const HOLIDAYS: &[Holiday] = &[
    row(2026, 1, 1, "new-year"),
    row(2026, 5, 1, "labour-day"),
    row(2026, 6, 1, "pancasila-day"),
    row(2026, 8, 17, "independence-day"),
    row(2026, 12, 25, "christmas"),
    row(2027, 1, 1, "new-year"),
    row(2027, 5, 1, "labour-day"),
    row(2027, 6, 1, "pancasila-day"),
    row(2027, 8, 17, "independence-day"),
    row(2027, 12, 25, "christmas"),
];

/// An instant as the clocks of the place show it.
pub fn wita(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.naive_utc().checked_add_signed(AHEAD).unwrap_or(NaiveDateTime::MAX)
}

/// The calendar day of an instant at the place.
pub fn wita_date(instant: DateTime<Utc>) -> NaiveDate {
    wita(instant).date()
}

/// The instant at which a day begins at the place.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight.checked_sub_signed(AHEAD).unwrap_or(NaiveDateTime::MIN).and_utc()
}

/// The holiday on a day, if it is one.
pub fn holiday(day: NaiveDate) -> Option<&'static Holiday> {
    HOLIDAYS.iter().find(|holiday| holiday.on == day)
}

/// Whether offices are open.
pub fn is_working_day(day: NaiveDate) -> bool {
    !is_weekend(day) && holiday(day).is_none()
}

/// The day so many working days after a day; the day itself is not counted. With none it is the day itself.
pub fn add_working_days(from: NaiveDate, days: u16) -> NaiveDate {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

/// How many working days lie after `from` up to and including `to`; none where `to` is not later.
pub fn working_days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let Ok(days) = u32::try_from((to - from).num_days()) else {
        return 0;
    };
    // Whole weeks by number, so that an old case costs no more than a young one; what is left is less than a week.
    let (weeks, rest) = (days / 7, days % 7);
    let odd = to.iter_days().rev().take(rest as usize).filter(|day| !is_weekend(*day)).count();
    let weekdays = weeks * 5 + u32::try_from(odd).unwrap_or_default();
    let closed =
        HOLIDAYS.iter().filter(|holiday| from < holiday.on && holiday.on <= to && !is_weekend(holiday.on));
    weekdays - u32::try_from(closed.count()).unwrap_or_default()
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_changes_at_midnight_of_the_place_and_not_at_that_of_greenwich() {
        let instant = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(wita_date(instant("2026-11-23T15:59:59Z")), day("2026-11-23"));
        assert_eq!(wita_date(instant("2026-11-23T16:00:00Z")), day("2026-11-24"));
        assert_eq!(start_of_day(day("2026-11-24")), instant("2026-11-23T16:00:00Z"));
    }

    #[test]
    fn weekends_and_holidays_are_not_counted() {
        // Thursday 24 December 2026, Christmas on Friday.
        assert_eq!(add_working_days(day("2026-12-24"), 0), day("2026-12-24"));
        assert_eq!(add_working_days(day("2026-12-24"), 1), day("2026-12-28"));
        assert_eq!(add_working_days(day("2026-12-24"), 5), day("2027-01-04"));
        assert_eq!(working_days_between(day("2026-12-24"), day("2026-12-27")), 0);
        assert_eq!(working_days_between(day("2026-12-24"), day("2027-01-04")), 5);
        assert_eq!(working_days_between(day("2026-12-24"), day("2026-12-23")), 0);
        assert_eq!(holiday(day("2026-08-17")).unwrap().name, "independence-day");
        assert!(!is_working_day(day("2026-08-17")));
    }

    #[test]
    fn counting_by_weeks_agrees_with_counting_day_by_day() {
        let start = day("2026-04-20");
        for offset in 0..7 {
            let from = start + Days::new(offset);
            for length in 0..420 {
                let to = from + Days::new(length);
                let slow = from
                    .iter_days()
                    .skip(1)
                    .take_while(|day| *day <= to)
                    .filter(|day| is_working_day(*day))
                    .count();
                assert_eq!(working_days_between(from, to) as usize, slow, "{from} to {to}");
            }
        }
    }

    #[test]
    fn adding_and_counting_undo_each_other() {
        for days in 0..300_u16 {
            let from = day("2026-03-02");
            assert_eq!(working_days_between(from, add_working_days(from, days)), u32::from(days));
        }
    }
}
