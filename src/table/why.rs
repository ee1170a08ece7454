//! Everything that can be wrong with a cell, with the code by which screens translate it; the command line prints English.

use chrono::NaiveDate;
use domain::identity::NikError;
use domain::ledger::{EntryFault, NotYetLeft, Refusal};
use domain::money::{AmountError, Rupiah};

/// What is wrong with a cell, a row or a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Not a text, or not a table.
    #[error("this is no CSV text; save the sheet as CSV")]
    NoTable,
    /// A header and nothing below it.
    #[error("there is no row below the header")]
    NoRows,
    /// A column that must be there is not.
    #[error("this column is missing")]
    ColumnMissing,
    /// A column is there twice.
    #[error("this column is there twice")]
    ColumnTwice,
    /// A column that nobody knows: a typing error would else lose it silently.
    #[error("there is no such column")]
    NoColumn,
    /// A row of another length than its header.
    #[error("the row has {has} cells and the header {wants}")]
    Cells {
        /// Of the row.
        has: usize,
        /// Of the header.
        wants: usize,
    },
    /// Nothing where something must be.
    #[error("must not be empty")]
    Empty,
    /// Longer than so many characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Control characters.
    #[error("holds characters that cannot be shown")]
    Strange,
    /// An id that another row has.
    #[error("another row has this id")]
    Taken,
    /// Not a day.
    #[error("not a day: write 2020-01-31, 31-01-2020 or 31/01/2020")]
    Day,
    /// A day to come.
    #[error("this day has not come yet")]
    Future,
    /// Not the end of a book year.
    #[error("not a day of the year: write month and day as 12-31")]
    BookYearEnd,
    /// This part is not a year.
    #[error("{0:?} is not a year; write 2020;2021")]
    Year(String),
    /// A meeting for a book year that has not ended.
    #[error("one of these book years has not ended yet")]
    BookYearOpen,
    /// Not a kind of cooperative.
    #[error("not a kind: write konsumen, produsen, jasa, pemasaran or simpan pinjam")]
    Kind,
    /// Not a district of Sinjai.
    #[error("not a district of Sinjai: write its name or its code, as 73.07.05")]
    District,
    /// Not a village of Sinjai.
    #[error("not a village of Sinjai: write its code, as 73.07.05.1003")]
    Village,
    /// A village of another district.
    #[error("lies in another district")]
    ElsewhereVillage,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    YesNo,
    /// Not a count.
    #[error("not a whole number from nothing up")]
    Count,
    /// Not an amount.
    #[error("{0}")]
    Amount(AmountError),
    /// More than anybody has.
    #[error("the amount is too large")]
    TooMuch,
    /// Not an account of the chart.
    #[error("no account has this name or number")]
    NoAccount,
    /// No member has this number.
    #[error("no member has this number")]
    NoMember,
    /// An account of members without saying whose.
    #[error("this account is a member's: say whose")]
    MemberNeeded,
    /// Debit and credit in one row.
    #[error("a row has a debit or a credit, not both")]
    BothSides,
    /// Neither debit nor credit.
    #[error("a row has a debit or a credit")]
    NoSide,
    /// Another day than the entry's first row.
    #[error("the rows of one entry have one day")]
    DayDiffers,
    /// Left and right of an entry differ.
    #[error("debit {debit} and credit {credit} are not the same")]
    Unbalanced {
        /// On the left.
        debit: i64,
        /// On the right.
        credit: i64,
    },
    /// The rows are no entry.
    #[error("{0}")]
    Entry(EntryFault),
    /// The books do not take the entry.
    #[error("{0}")]
    Books(Refusal),
    /// In the books already, with another content.
    #[error("this entry is in the books already and says something else there")]
    EntryDiffers,
    /// A loan without rate, months and method.
    #[error("a loan wants rate, months and method")]
    LoanTerms,
    /// A loan dearer than the rule of its day.
    #[error("interest above {0} percent a year")]
    RateAbove(u8),
    /// Something is paid back where nothing is owed.
    #[error("this member owes nothing")]
    NoLoan,
    /// Not a telephone number to reach a member by.
    #[error("not an Indonesian mobile number")]
    Phone,
    /// Not a NIK.
    #[error("{0}")]
    Nik(NikError),
    /// Another member of the cooperative has this NIK.
    #[error("another member has this NIK")]
    NikTaken,
    /// She left before she joined.
    #[error("she left before she joined")]
    LeftEarly,
    /// What is booked on her does not go with that day of leaving.
    #[error("her entries do not go with this day: {0:?}")]
    Leaving(NotYetLeft),
    /// Something was booked on her before she joined.
    #[error("there is an entry of {0}, before this day")]
    JoinedLate(NaiveDate),
    /// More is paid back than is left of the loan.
    #[error("more than the {0} rupiah left of the oldest open loan")]
    MoreThanOwed(Rupiah),
}

impl Why {
    /// The stable code that screens translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTable => "no-table",
            Self::NoRows => "no-rows",
            Self::ColumnMissing => "column-missing",
            Self::ColumnTwice => "column-twice",
            Self::NoColumn => "no-column",
            Self::Cells { .. } => "cells",
            Self::Empty => "empty",
            Self::TooLong(_) => "too-long",
            Self::Strange => "strange",
            Self::Taken => "taken",
            Self::Day => "day",
            Self::Future => "future",
            Self::BookYearEnd => "book-year-end",
            Self::Year(_) => "year",
            Self::BookYearOpen => "book-year-open",
            Self::Kind => "kind",
            Self::District => "district",
            Self::Village => "village",
            Self::ElsewhereVillage => "elsewhere",
            Self::YesNo => "yes-no",
            Self::Count => "count",
            Self::Amount(_) => "amount",
            Self::TooMuch => "too-much",
            Self::NoAccount => "no-account",
            Self::NoMember => "no-member",
            Self::MemberNeeded => "member-needed",
            Self::BothSides => "both-sides",
            Self::NoSide => "no-side",
            Self::DayDiffers => "day-differs",
            Self::Unbalanced { .. } => "unbalanced",
            Self::Entry(fault) => match fault {
                EntryFault::TooFew => "entry-too-few",
                EntryFault::BothSides => "entry-both-sides",
                EntryFault::Nothing | EntryFault::Unbalanced | EntryFault::TooLarge => "entry-odd",
            },
            Self::Books(refusal) => of_books(*refusal),
            Self::EntryDiffers => "entry-differs",
            Self::LoanTerms => "loan-terms",
            Self::RateAbove(_) => "rate-above",
            Self::NoLoan => "no-loan",
            Self::MoreThanOwed(_) => "more-than-owed",
            Self::Phone => "phone",
            Self::Nik(_) => "nik",
            Self::NikTaken => "nik-taken",
            Self::LeftEarly => "left-early",
            Self::Leaving(NotYetLeft::MovedAfter(_)) => "left-before-entries",
            Self::Leaving(NotYetLeft::PaidOutBefore(_)) => "left-after-payout",
            Self::JoinedLate(_) => "joined-late",
        }
    }

    /// What the text of the code names.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Cells { has, wants } => vec![("has", has.to_string()), ("wants", wants.to_string())],
            Self::TooLong(most) => vec![("most", most.to_string())],
            Self::Year(part) => vec![("part", part.clone())],
            Self::Unbalanced { debit, credit } => {
                vec![
                    ("debit", grouped(*debit)),
                    ("credit", grouped(*credit)),
                    ("by", grouped((debit - credit).abs())),
                ]
            }
            Self::RateAbove(most) => vec![("most", most.to_string())],
            Self::MoreThanOwed(left) => vec![("left", left.grouped())],
            Self::Leaving(NotYetLeft::MovedAfter(day) | NotYetLeft::PaidOutBefore(day))
            | Self::JoinedLate(day) => vec![("day", day.format("%d-%m-%Y").to_string())],
            Self::Books(Refusal::Closed(until)) => vec![("until", until.format("%d-%m-%Y").to_string())],
            Self::Books(Refusal::WrongSide { kind, by }) => {
                vec![("account", kind.as_str().to_owned()), ("by", grouped(*by))]
            }
            _ => Vec::new(),
        }
    }
}

/// The code of what the books refuse.
const fn of_books(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Closed(_) | Refusal::ClosedAlready(_) => "closed",
        Refusal::WrongSide { .. } => "beyond",
        Refusal::MemberLeft => "left",
        Refusal::StillMember => "still-member",
        Refusal::NoMember => "no-member",
        Refusal::Posted | Refusal::NoEntry | Refusal::ReversalOfReversal | Refusal::Reversed => "entry-odd",
    }
}

fn grouped(amount: i64) -> String {
    Rupiah::new(amount).unwrap_or_default().grouped()
}
