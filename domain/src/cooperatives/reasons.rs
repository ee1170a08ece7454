//! Why a cooperative counts as it does: what the rule looked at and found. Screens have their own words; the command line
//! prints these.

use std::fmt;

use chrono::NaiveDate;

use super::BookYearEnd;

/// One thing that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was founded later.
    NotFounded(NaiveDate),
    /// No meeting has been due yet; the first is, for this year, by this day.
    NoneDue(i32, NaiveDate),
    /// The meeting for this year of account was held.
    Held(i32),
    /// It was not, though it was due by this day.
    Missed(i32, NaiveDate),
    /// It was at work on this day, which is recent enough.
    Active(NaiveDate),
    /// This is the last day on which it is known to have been at work, and it is too long ago.
    Idle(NaiveDate),
    /// Whether it was at work is not known; that is no sign that it was not.
    ActivityUnknown,
    /// When it was founded is not known: it is judged as one that is older than the years looked at.
    FoundedUnknown,
    /// When its book year ends is not known: this day is taken.
    BookYearAssumed(BookYearEnd),
}

impl Reason {
    /// The stable code that screens translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFounded(_) => "not-founded",
            Self::NoneDue(..) => "none-due",
            Self::Held(_) => "held",
            Self::Missed(..) => "missed",
            Self::Active(_) => "active",
            Self::Idle(_) => "idle",
            Self::ActivityUnknown => "activity-unknown",
            Self::FoundedUnknown => "founded-unknown",
            Self::BookYearAssumed(_) => "book-year-assumed",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFounded(day) => write!(f, "not founded before {day}"),
            Self::NoneDue(year, due) => {
                write!(f, "no meeting was due yet; the first, for {year}, is due by {due}")
            }
            Self::Held(year) => write!(f, "the meeting for {year} was held"),
            Self::Missed(year, due) => write!(f, "no meeting for {year} is recorded; it was due by {due}"),
            Self::Active(day) => write!(f, "at work on {day}, within the time that counts"),
            Self::Idle(day) => write!(f, "last known at work on {day}, too long ago"),
            Self::ActivityUnknown => f.write_str("whether it was at work is not known"),
            Self::FoundedUnknown => f.write_str("when it was founded is not known"),
            Self::BookYearAssumed(end) => write!(f, "its book year's end is not known; {end} was taken"),
        }
    }
}
