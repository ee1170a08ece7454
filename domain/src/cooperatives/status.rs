//! The judgement itself: records, a day, a rule in; a status with its reasons out.
//!
//! A deadline passes on the day after it: on the last day itself the meeting is still in time, and the year before is
//! looked at. A meeting counts from the day it was held; where only its year is known, from the end of that book year.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};

use super::{BookYearEnd, DeadlineLine, MeetingTest, Reason, StatusRule, due_on};

text_enum! {
    /// Whether it counts as active.
    Status {
        /// It does.
        Active = "active",
        /// It does not.
        Inactive = "inactive",
    }
}

/// What is recorded of a cooperative. What is not recorded is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// When it was founded.
    pub founded_on: Option<NaiveDate>,
    /// When its book year ends.
    pub book_year_end: Option<BookYearEnd>,
    /// Years of account whose meeting was held, each with the day of the meeting where that is known.
    pub meetings: BTreeMap<i32, Option<NaiveDate>>,
    /// Days on which it is known to have been at work, in any order.
    pub activity: Vec<NaiveDate>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Active or not.
    pub status: Status,
    /// What the rule looked at and found.
    pub because: Vec<Reason>,
    /// The first day, from this one on, by which a meeting that was not held yet must be.
    pub next_rat_due: NaiveDate,
    /// The year of account of that meeting.
    pub next_year: i32,
    /// How many meetings in a row were missed, up to the last that was due; at most those of ten years.
    pub missed_in_a_row: u8,
}

/// More in a row are of no consequence to anyone.
const MOST_MISSED: u8 = 10;

impl Record {
    /// The end of its book years: the one recorded, or 31 December.
    pub fn book_year_end(&self) -> BookYearEnd {
        self.book_year_end.unwrap_or(BookYearEnd::DECEMBER)
    }

    /// The last day for the meeting of a year of account.
    pub fn due(&self, year: i32, line: DeadlineLine) -> NaiveDate {
        due_on(line, self.book_year_end().of_year(year))
    }

    /// Whether the meeting of a year of account had been held by the end of this day.
    pub fn held(&self, year: i32, as_of: NaiveDate) -> bool {
        match self.meetings.get(&year) {
            Some(Some(day)) => *day <= as_of,
            Some(None) => self.book_year_end().of_year(year) < as_of,
            None => false,
        }
    }

    /// The last year of account whose deadline has passed, whether or not the cooperative existed then.
    fn last_due(&self, as_of: NaiveDate, line: DeadlineLine) -> i32 {
        // A deadline comes within fifteen months of its book year's end, so one of these has passed.
        let years = (0..3).map(|back| as_of.year() - back);
        years.clone().find(|year| self.due(*year, line) < as_of).unwrap_or(as_of.year() - 3)
    }

    /// Years of account whose deadline has passed, latest first. It owes a meeting for every one since its founding.
    fn due_years(&self, as_of: NaiveDate, line: DeadlineLine) -> impl Iterator<Item = i32> + '_ {
        let first = self.founded_on.map_or(i32::MIN, |day| self.book_year_end().first_year(day));
        (0..).map(move |back| self.last_due(as_of, line) - back).take_while(move |year| *year >= first)
    }

    /// Whether it was at work within so many months before this day; `None` where that is not known.
    pub fn at_work(&self, as_of: NaiveDate, months: u32) -> Option<(bool, NaiveDate)> {
        let last = self.activity.iter().filter(|day| **day <= as_of).max().copied()?;
        let since = as_of.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
        Some((last >= since, last))
    }
}

/// Judges a record on a day by a rule and a deadline.
pub fn judge(record: &Record, as_of: NaiveDate, rule: StatusRule, line: DeadlineLine) -> Judgement {
    let mut because = Vec::new();
    let status = match record.founded_on.filter(|founded| *founded > as_of) {
        Some(founded) => {
            because.push(Reason::NotFounded(founded));
            Status::Inactive
        }
        None => by_rule(record, as_of, rule, line, &mut because),
    };
    if record.book_year_end.is_none() {
        because.push(Reason::BookYearAssumed(record.book_year_end()));
    }
    if record.founded_on.is_none() && status == Status::Inactive {
        because.push(Reason::FoundedUnknown);
    }
    let missed = record.due_years(as_of, line).take(usize::from(MOST_MISSED));
    let missed = missed.take_while(|year| !record.held(*year, as_of)).count();
    let next_year = next_year(record, as_of, line);
    Judgement {
        status,
        because,
        next_rat_due: record.due(next_year, line),
        next_year,
        missed_in_a_row: u8::try_from(missed).unwrap_or(MOST_MISSED),
    }
}

fn by_rule(
    record: &Record,
    as_of: NaiveDate,
    rule: StatusRule,
    line: DeadlineLine,
    because: &mut Vec<Reason>,
) -> Status {
    let law = rule.law();
    let looked_at = match law.meetings {
        MeetingTest::HeldInLast(years) | MeetingTest::NotMissedInARow(years) => usize::from(years),
    };
    let years: Vec<i32> = record.due_years(as_of, line).take(looked_at).collect();
    if years.is_empty() {
        let year = next_year(record, as_of, line);
        because.push(Reason::NoneDue(year, record.due(year, line)));
        return Status::Active;
    }
    let mut held = 0;
    for year in &years {
        if record.held(*year, as_of) {
            held += 1;
            because.push(Reason::Held(*year));
        } else {
            because.push(Reason::Missed(*year, record.due(*year, line)));
        }
    }
    let mut fits = match law.meetings {
        MeetingTest::HeldInLast(_) => held > 0,
        MeetingTest::NotMissedInARow(_) => held > 0 || years.len() < looked_at,
    };
    if let Some(months) = law.activity_months {
        let (active, reason) = match record.at_work(as_of, months) {
            Some((true, day)) => (true, Reason::Active(day)),
            Some((false, day)) => (false, Reason::Idle(day)),
            None => (false, Reason::ActivityUnknown),
        };
        fits |= active;
        because.push(reason);
    }
    if fits { Status::Active } else { Status::Inactive }
}

/// The year of account whose meeting is to be held next.
fn next_year(record: &Record, as_of: NaiveDate, line: DeadlineLine) -> i32 {
    let open = record.last_due(as_of, line) + 1;
    let mut year = record.founded_on.map_or(open, |day| open.max(record.book_year_end().first_year(day)));
    while record.held(year, as_of) {
        year += 1;
    }
    year
}
