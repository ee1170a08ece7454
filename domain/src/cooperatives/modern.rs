//! When a cooperative counts as modern: what a test in force on a day asks, as dated data, and what is known of each point.
//! What the system sees by itself it need not be told; the rest the office or the board says, with its day.

use chrono::NaiveDate;

use super::RecordSource;
use crate::matching::Truth;

text_enum! {
    /// Something that a cooperative does or has.
    Practice {
        /// It is part of a digital ecosystem.
        Digital = "digital_ecosystem",
        /// It has finance from a modern institution: a bank, LPDB.
        ModernFinance = "modern_finance",
        /// It serves its members digitally.
        DigitalService = "digital_service",
        /// Young people sit on its board.
        YoungBoard = "young_board",
        /// Its business is diversified.
        Diversified = "diversified",
        /// It lends to its members: as its only business, or in a unit of its own (USP).
        Lending = "lending_unit",
    }
}

/// A test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModernTest {
    /// Where it stands.
    pub source: &'static str,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; none while in force.
    pub until: Option<NaiveDate>,
    /// What it asks; all of it.
    pub criteria: &'static [Practice],
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Every test, oldest first. Of the first only the year was told and of the second only the month: their first days are taken.
pub const MODERN_TESTS: &[ModernTest] = &[
    ModernTest {
        source: "LPDB-KUMKM, 2020",
        from: day(2020, 1, 1),
        until: Some(day(2024, 9, 30)),
        criteria: &[Practice::DigitalService, Practice::YoungBoard, Practice::Diversified],
    },
    ModernTest {
        source: "Kementerian Koperasi, Oktober 2024",
        from: day(2024, 10, 1),
        until: None,
        criteria: &[Practice::Digital, Practice::ModernFinance],
    },
];

/// The test in force on a day; none before the first.
pub fn modern_test(day: NaiveDate) -> Option<&'static ModernTest> {
    MODERN_TESTS.iter().rev().find(|test| test.from <= day && test.until.is_none_or(|until| day <= until))
}

/// That somebody said whether a practice holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Of what.
    pub practice: Practice,
    /// Whether it holds.
    pub holds: bool,
    /// From which day on.
    pub on: NaiveDate,
    /// Who.
    pub source: RecordSource,
}

/// Since when the system sees things by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// The first day on which its books were kept here.
    pub books: Option<NaiveDate>,
    /// The first day on which a member signed in.
    pub members: Option<NaiveDate>,
    /// The first day on which credit that it asked for here was paid out.
    pub credit: Option<NaiveDate>,
    /// The first day of a loan to a member in its books.
    pub loans: Option<NaiveDate>,
}

/// What a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// What the system itself sees, since this day.
    Seen(NaiveDate),
    /// What was said.
    Said(Said),
    /// What its kind means: one for savings and loans lends.
    Kind,
    /// Nothing.
    Nothing,
}

/// What is known of a practice on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Of what.
    pub practice: Practice,
    /// Whether it holds.
    pub truth: Truth,
    /// Why that is known.
    pub ground: Ground,
}

impl Seen {
    /// Since when a practice is seen. It does not end: what was begun here stays here.
    fn since(&self, practice: Practice) -> Option<NaiveDate> {
        match practice {
            // Books alone serve the board; a member who looks at her own makes it an ecosystem.
            Practice::Digital | Practice::DigitalService => {
                self.books.zip(self.members).map(|(books, members)| books.max(members))
            }
            Practice::ModernFinance => self.credit,
            Practice::Lending => self.loans,
            Practice::YoungBoard | Practice::Diversified => None,
        }
    }
}

/// What is known of a practice on a day: what is seen holds; else the latest that was said by then, of one day the office's,
/// of one source the later in the list.
pub fn found(practice: Practice, said: &[Said], seen: &Seen, as_of: NaiveDate) -> Found {
    if let Some(since) = seen.since(practice).filter(|since| *since <= as_of) {
        return Found { practice, truth: Truth::Pass, ground: Ground::Seen(since) };
    }
    let weight = |said: &&Said| (said.on, said.source == RecordSource::Register);
    let latest = said.iter().filter(|said| said.practice == practice && said.on <= as_of).max_by_key(weight);
    match latest {
        Some(said) => Found { practice, truth: Truth::from(said.holds), ground: Ground::Said(*said) },
        None => Found { practice, truth: Truth::Unknown, ground: Ground::Nothing },
    }
}

/// Whether all of a test holds: one that fails decides, one that is not known leaves it open.
pub fn is_modern(found: &[Found]) -> Truth {
    found.iter().map(|found| found.truth).min().unwrap_or(Truth::Unknown)
}
