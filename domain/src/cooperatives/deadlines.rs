//! By when the annual meeting of a book year must be held. Law and ministry say different days, so both are rows with the
//! first book year's end that they speak of; a new text is a new row and never a change of an old one.

use std::fmt;

use chrono::{Datelike as _, Months, NaiveDate};

text_enum! {
    /// Whose line is followed.
    DeadlineLine {
        /// The law's: it decides the status.
        Law = "law",
        /// The ministry's, stricter since 2026: it dates reminders.
        Ministry = "ministry",
    }
}

/// How the day follows from the end of the book year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many calendar months later; where that month has no such day, its last.
    MonthsAfter(u32),
    /// On the first such day of a year that comes after it: month, day.
    NextDay(u32, u32),
}

/// One text that sets a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadlineLaw {
    /// Whose it is.
    pub line: DeadlineLine,
    /// Where it stands.
    pub source: &'static str,
    /// The first end of a book year that it speaks of.
    pub from: NaiveDate,
    /// The last one; none while it holds.
    pub until: Option<NaiveDate>,
    /// The day.
    pub due: Due,
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Every text, oldest first. Book years that ended before the first are judged by it too.
pub const DEADLINES: &[DeadlineLaw] = &[
    DeadlineLaw {
        line: DeadlineLine::Law,
        source: "UU 25/1992 Pasal 26, diubah UU 6/2023",
        from: day(1992, 10, 21),
        until: None,
        due: Due::MonthsAfter(6),
    },
    // Said to the press in February 2026, of the meetings on 2025; the text had not been seen when this was written.
    DeadlineLaw {
        line: DeadlineLine::Ministry,
        source: "Kementerian Koperasi, Februari 2026",
        from: day(2025, 12, 31),
        until: None,
        due: Due::NextDay(3, 31),
    },
];

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MonthsAfter(months) => write!(f, "{months} months after it"),
            Self::NextDay(month, day) => write!(f, "by the next {month:02}-{day:02}"),
        }
    }
}

impl Due {
    fn after(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::MonthsAfter(months) => end.checked_add_months(Months::new(months)),
            Self::NextDay(month, on) => {
                let this = NaiveDate::from_ymd_opt(end.year(), month, on)?;
                if this > end { Some(this) } else { NaiveDate::from_ymd_opt(end.year() + 1, month, on) }
            }
        }
    }
}

/// The text that a line follows for a book year that ended on this day: the line's own, else the law's.
pub fn deadline_on(line: DeadlineLine, end: NaiveDate) -> Option<&'static DeadlineLaw> {
    let holds = |law: &&DeadlineLaw| law.from <= end && law.until.is_none_or(|until| end <= until);
    let of = |line: DeadlineLine| DEADLINES.iter().rev().filter(move |law| law.line == line).find(holds);
    of(line).or_else(|| of(DeadlineLine::Law)).or_else(|| DEADLINES.first())
}

/// The last day on which the meeting is in time. The ministry's line never gives more time than the law.
pub fn due_on(line: DeadlineLine, end: NaiveDate) -> NaiveDate {
    let of = |line| deadline_on(line, end).and_then(|law| law.due.after(end));
    let law = of(DeadlineLine::Law).unwrap_or(end);
    of(line).map_or(law, |own| own.min(law))
}
