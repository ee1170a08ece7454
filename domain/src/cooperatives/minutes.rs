//! What a board records of an annual meeting, and what keeps a gathering from being one. Without quorum nothing was
//! decided; without approved accounts the year was not accounted for, and the meeting does not count.

use chrono::NaiveDate;

use super::Record;

/// How the result of a year is shared out, in whole percent that make a hundred; all zero where there is nothing to share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Split {
    /// To the reserves.
    pub reserve: u8,
    /// To members by their business with the cooperative.
    pub business: u8,
    /// To members by their capital.
    pub capital: u8,
    /// To board, supervisors and staff.
    pub board: u8,
    /// To education.
    pub education: u8,
    /// To social purposes and the district.
    pub social: u8,
}

impl Split {
    /// The parts with their names, in order.
    pub const fn parts(&self) -> [(&'static str, u8); 6] {
        [
            ("reserve", self.reserve),
            ("business", self.business),
            ("capital", self.capital),
            ("board", self.board),
            ("education", self.education),
            ("social", self.social),
        ]
    }

    /// All of them together.
    pub fn sum(&self) -> u16 {
        self.parts().iter().map(|(_, percent)| u16::from(*percent)).sum()
    }

    /// What each part gets of a result, in whole rupiah: rounded down, and what is left over goes to the reserves, which
    /// belong to all members alike. Nothing of a loss.
    pub fn shares(&self, result: i64) -> [(&'static str, i64); 6] {
        let result = if self.sum() == 100 { result.max(0) } else { 0 };
        let part =
            |percent: u8| (result / 100) * i64::from(percent) + (result % 100) * i64::from(percent) / 100;
        let mut shares = self.parts().map(|(name, percent)| (name, part(percent)));
        let given: i64 = shares.iter().map(|(_, share)| share).sum();
        shares[0].1 += result - given;
        shares
    }
}

/// What is recorded of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// For which year of account.
    pub year: i32,
    /// On which day.
    pub held_on: NaiveDate,
    /// How many members had a vote.
    pub entitled: u32,
    /// How many must be there for a decision, after the statutes.
    pub quorum: u32,
    /// How many were there.
    pub present: u32,
    /// Whether the accounts of the year were approved.
    pub accounts_approved: bool,
    /// The result (SHU) of the year, whole rupiah; below zero a loss.
    pub result: i64,
    /// How it is shared.
    pub split: Split,
}

coded_error! {
    /// Why a gathering is no annual meeting of that year.
    MinutesFault {
        /// Its day has not come.
        Future = "minutes-future", "this day has not come yet";
        /// The book year had not ended.
        YearOpen = "minutes-year-open", "the book year had not ended on that day";
        /// The cooperative was founded later than that book year.
        NotFounded = "minutes-not-founded", "the cooperative did not exist in that book year";
        /// That year's meeting was recorded already, with its day.
        Recorded = "minutes-recorded", "the meeting for this year is recorded already";
        /// Nobody had a vote.
        NoMembers = "minutes-no-members", "at least one member has a vote";
        /// More were there than had a vote.
        TooManyPresent = "minutes-too-many", "more were present than have a vote";
        /// The quorum lies above the number of members, or at none.
        QuorumOdd = "minutes-quorum-odd", "the quorum is a number of members, from one to all";
        /// Too few were there.
        NoQuorum = "minutes-no-quorum", "without quorum the meeting decides nothing; call it again";
        /// The accounts were not approved.
        NotApproved = "minutes-not-approved", "without approved accounts the meeting does not count";
        /// The parts do not make a hundred.
        SplitOdd = "minutes-split", "the parts must make one hundred percent";
        /// A loss is shared.
        LossShared = "minutes-loss-shared", "a loss is not shared out";
    }
}

impl MinutesFault {
    /// The field it belongs to.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Future | Self::YearOpen => "held_on",
            Self::NotFounded | Self::Recorded => "year",
            Self::NoMembers => "entitled",
            Self::TooManyPresent | Self::NoQuorum => "present",
            Self::QuorumOdd => "quorum",
            Self::NotApproved => "approved",
            Self::SplitOdd | Self::LossShared => "reserve",
        }
    }
}

impl Minutes {
    /// Everything that keeps it from counting, given what is recorded so far.
    pub fn faults(&self, record: &Record, today: NaiveDate) -> Vec<MinutesFault> {
        let end = record.book_year_end().of_year(self.year);
        let first = record.founded_on.map(|day| record.book_year_end().first_year(day));
        let shared = self.split.sum();
        let wrong = [
            (self.held_on > today, MinutesFault::Future),
            (self.held_on <= end, MinutesFault::YearOpen),
            (first.is_some_and(|first| self.year < first), MinutesFault::NotFounded),
            (matches!(record.meetings.get(&self.year), Some(Some(_))), MinutesFault::Recorded),
            (self.entitled == 0, MinutesFault::NoMembers),
            (self.present > self.entitled, MinutesFault::TooManyPresent),
            (self.quorum == 0 || self.quorum > self.entitled, MinutesFault::QuorumOdd),
            (self.present < self.quorum, MinutesFault::NoQuorum),
            (!self.accounts_approved, MinutesFault::NotApproved),
            (self.result > 0 && shared != 100, MinutesFault::SplitOdd),
            (self.result <= 0 && shared != 0, MinutesFault::LossShared),
        ];
        wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
    }
}
