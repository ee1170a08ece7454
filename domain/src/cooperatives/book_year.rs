//! The last day of a cooperative's book year, and the year of account: a book year is named after the calendar year in
//! which it ends, so that July 2020 to June 2021 is the year of account 2021.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

/// The day on which a book year ends, the same every year; 29 February is the last day of February.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookYearEnd {
    month: u32,
    day: u32,
}

/// A text that is not such a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the year: write month and day as 12-31")]
pub struct BookYearEndError;

impl BookYearEnd {
    /// 31 December, which is what statutes say where they say nothing else.
    pub const DECEMBER: Self = Self { month: 12, day: 31 };

    /// A day of a year; 29 February is one.
    pub fn new(month: u32, day: u32) -> Result<Self, BookYearEndError> {
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day }).ok_or(BookYearEndError)
    }

    /// The last day of a year of account.
    pub fn of_year(self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
            .unwrap_or_default()
    }

    /// The first year of account of a cooperative that was founded on this day, however short it is.
    pub fn first_year(self, founded: NaiveDate) -> i32 {
        if founded <= self.of_year(founded.year()) { founded.year() } else { founded.year() + 1 }
    }
}

impl fmt::Display for BookYearEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for BookYearEnd {
    type Err = BookYearEndError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| {
            let fits = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| fits).ok_or(BookYearEndError)
        };
        let (month, day) = text.trim().split_once(['-', '/']).ok_or(BookYearEndError)?;
        Self::new(digits(month)?, digits(day)?)
    }
}
