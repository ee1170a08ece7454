//! How dear a cooperative may lend and how much it may pay on savings, as dated rules.

use chrono::NaiveDate;

use crate::money::Rate;

text_enum! {
    /// Of what.
    CapKind {
        /// Interest on loans to members.
        Loans = "loans",
        /// Interest on members' savings.
        Savings = "savings",
    }
}

text_enum! {
    /// What follows when a rate lies above the rule.
    CapEffect {
        /// It is not booked.
        Refuse = "refuse",
        /// It is booked with a reason, which stays with the entry.
        Reason = "reason",
    }
}

/// One rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterestCap {
    /// Of what.
    pub kind: CapKind,
    /// Whole percent a year at most.
    pub percent: u8,
    /// What follows when a rate lies above it.
    pub effect: CapEffect,
    /// Where it stands.
    pub regulation: &'static str,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; none while in force.
    pub until: Option<NaiveDate>,
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Every rule, oldest first. The first day within 2023 was not found in a text: the year's first is taken. A loan above the
/// cap is refused; interest on savings, which only the cooperative itself pays too much of, wants a reason.
pub const INTEREST_CAPS: &[InterestCap] = &[
    InterestCap {
        kind: CapKind::Loans,
        percent: 24,
        effect: CapEffect::Refuse,
        regulation: "Permenkop UKM 8/2023 Pasal 27 ayat (3)",
        from: day(2023, 1, 1),
        until: None,
    },
    InterestCap {
        kind: CapKind::Savings,
        percent: 9,
        effect: CapEffect::Reason,
        regulation: "Permenkop UKM 8/2023 Pasal 26 ayat (4)",
        from: day(2023, 1, 1),
        until: None,
    },
];

/// What the rule of a day says of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// Within it.
    Within,
    /// Above it.
    Above(&'static InterestCap),
    /// No rule was known for the day.
    NoRule,
}

/// Judges a rate; exactly the cap is within it.
pub fn judge_rate(kind: CapKind, rate: Rate, on: NaiveDate) -> Judged {
    let holds = |cap: &&InterestCap| cap.from <= on && cap.until.is_none_or(|until| on <= until);
    match INTEREST_CAPS.iter().rev().filter(|cap| cap.kind == kind).find(holds) {
        None => Judged::NoRule,
        Some(cap) if rate.percent() > cap.percent.into() => Judged::Above(cap),
        Some(_) => Judged::Within,
    }
}
