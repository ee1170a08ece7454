//! When a cooperative counts as active: three rules that are in use, each with where it was found. Which of them an office
//! goes by is a choice with a first day, kept, so that an old figure can be reckoned again as it was.

use chrono::NaiveDate;

use super::DeadlineLine;

text_enum! {
    /// A rule by its name.
    StatusRule {
        /// A meeting for the last book year whose deadline has passed.
        RatLastYear = "rat_last_year",
        /// A meeting for one of the last two such years, or activity within twelve months.
        RatOrActivity = "rat_or_activity",
        /// Inactive only after two missed in a row.
        TwoMissed = "two_missed",
    }
}

/// What a rule asks of the meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingTest {
    /// One was held for one of so many last book years whose deadline has passed.
    HeldInLast(u8),
    /// Not so many of them in a row were missed, up to the last.
    NotMissedInARow(u8),
}

/// A rule as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleLaw {
    /// Its name.
    pub rule: StatusRule,
    /// What it asks of the meetings.
    pub meetings: MeetingTest,
    /// Activity within so many months stands in for a meeting; none where nothing does.
    pub activity_months: Option<u32>,
    /// Where it was found.
    pub source: &'static str,
    /// In one English sentence; screens have their own words.
    pub explained: &'static str,
}

/// The rules, the office's own first.
pub const RULES: &[RuleLaw] = &[
    RuleLaw {
        rule: StatusRule::RatLastYear,
        meetings: MeetingTest::HeldInLast(1),
        activity_months: None,
        source: "Dinas Koperasi Sinjai, 1 February 2022: inactive for want of an annual meeting",
        explained: "active with a meeting for the last book year whose deadline has passed",
    },
    RuleLaw {
        rule: StatusRule::RatOrActivity,
        meetings: MeetingTest::HeldInLast(2),
        activity_months: Some(12),
        source: "RPJMD Aceh Selatan: a meeting within two years or activity within one",
        explained: "active with a meeting for one of the last two book years whose deadline has passed, or with \
                    activity within the last twelve months",
    },
    RuleLaw {
        rule: StatusRule::TwoMissed,
        meetings: MeetingTest::NotMissedInARow(2),
        activity_months: None,
        source: "practice in Bali: inactive after more than one missed meeting in a row",
        explained: "inactive only when the meetings for the last two book years whose deadline has passed were both \
                    missed",
    },
];

impl StatusRule {
    /// The rule as data.
    pub fn law(self) -> &'static RuleLaw {
        RULES.iter().find(|law| law.rule == self).unwrap_or(&RULES[0])
    }
}

/// What an office goes by from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleChoice {
    /// The first day.
    pub from: NaiveDate,
    /// The rule.
    pub rule: StatusRule,
    /// Whose deadline.
    pub line: DeadlineLine,
}

impl RuleChoice {
    /// Before any choice was made: the office's own rule and the law's deadline.
    pub const FIRST: Self =
        Self { from: NaiveDate::MIN, rule: StatusRule::RatLastYear, line: DeadlineLine::Law };
}

/// The choice in force on a day: the latest that had begun; of two that began on one day the later in the list.
pub fn in_force(choices: &[RuleChoice], day: NaiveDate) -> RuleChoice {
    let begun = choices.iter().filter(|choice| choice.from <= day);
    begun.max_by_key(|choice| choice.from).copied().unwrap_or(RuleChoice::FIRST)
}
