//! What can be wrong with a fact that is handed in. Each problem has a stable code, which screens translate.

use chrono::NaiveDate;

use super::FactKey;
use crate::json::shortened;
use crate::kbli::KbliError;
use crate::money::AmountError;

/// A fact that could not be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fact}: {problem}")]
pub struct FactError {
    /// The key as it was given, which need not be one we know.
    pub fact: String,
    /// What is wrong with it.
    pub problem: FactProblem,
}

/// What is wrong with a fact. What was given is carried shortened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactProblem {
    /// No fact has this key.
    #[error("there is no such fact")]
    UnknownFact,
    /// The fact is reckoned for each offer and cannot be stated.
    #[error("is reckoned for each offer and cannot be stated")]
    Derived,
    /// A whole number was wanted.
    #[error("{given} is not a whole number")]
    NotWhole {
        /// What was given.
        given: String,
    },
    /// An amount of rupiah was wanted.
    #[error("{given}: {why}")]
    Amount {
        /// What was given.
        given: String,
        /// What is wrong with it.
        why: AmountError,
    },
    /// A number of percent was wanted.
    #[error("{given} is not a percentage")]
    NotPercent {
        /// What was given.
        given: String,
    },
    /// The number is too small or too large for the fact.
    #[error("{given} is outside {least} to {most}")]
    OutOfRange {
        /// The number given.
        given: i64,
        /// The least that is taken.
        least: i64,
        /// The most that is taken.
        most: i64,
    },
    /// Yes or no was wanted.
    #[error("{given} is not true or false")]
    NotYesNo {
        /// What was given.
        given: String,
    },
    /// One of a few texts was wanted.
    #[error("{given} is none of {}", choices.join(", "))]
    NotAChoice {
        /// What was given.
        given: String,
        /// What would be taken.
        choices: Vec<&'static str>,
    },
    /// A district's code was wanted.
    #[error("{given} is not a district code such as 73.07.05")]
    NotADistrict {
        /// What was given.
        given: String,
    },
    /// A KBLI section or code was wanted.
    #[error("{given} is {why}")]
    Kbli {
        /// What was given.
        given: String,
        /// What is wrong with it.
        why: KbliError,
    },
    /// A date was wanted.
    #[error("{given} is not a date; write YYYY-MM-DD")]
    NotADate {
        /// What was given.
        given: String,
    },
    /// The date lies after the day as of which the facts are stated.
    #[error("{date} lies after {as_of}, the day as of which the facts are stated")]
    Future {
        /// The date given.
        date: NaiveDate,
        /// The day of the sheet.
        as_of: NaiveDate,
    },
    /// The evidence has a name we do not know.
    #[error("{given} is no evidence: stated, document, checked or registry")]
    NotEvidence {
        /// What was given.
        given: String,
    },
    /// A field of the fact's object has a name we do not know.
    #[error("has no field {given}; value, version, evidence, stated_on and expires are known")]
    UnknownField {
        /// The name given.
        given: String,
    },
    /// The fact is given twice, for example as an age and as a date.
    #[error("is given twice, here and as {other}")]
    GivenTwice {
        /// The other key.
        other: &'static str,
    },
    /// The value is of the type of another fact.
    #[error("the value is of another fact's type")]
    WrongType,
}

impl FactProblem {
    /// The stable code, by which screens find their words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownFact => "unknown_fact",
            Self::Derived => "derived",
            Self::NotWhole { .. } => "not_whole",
            Self::Amount { why, .. } => why.code(),
            Self::NotPercent { .. } => "not_percent",
            Self::OutOfRange { .. } => "out_of_range",
            Self::NotYesNo { .. } => "not_yes_no",
            Self::NotAChoice { .. } => "not_a_choice",
            Self::NotADistrict { .. } => "not_a_district",
            Self::Kbli { why: KbliError::DividedSection, .. } => "divided_section",
            Self::Kbli { .. } => "not_kbli",
            Self::NotADate { .. } => "not_a_date",
            Self::Future { .. } => "future",
            Self::NotEvidence { .. } => "not_evidence",
            Self::UnknownField { .. } => "unknown_field",
            Self::GivenTwice { .. } => "given_twice",
            Self::WrongType => "wrong_type",
        }
    }

    pub(super) fn of(self, key: FactKey) -> FactError {
        self.named(key.as_str())
    }

    /// The problem with the key as it was given, shortened like everything given.
    pub(super) fn named(self, key: &str) -> FactError {
        let fact = if key.chars().count() > 60 { shortened(key) } else { key.to_owned() };
        FactError { fact, problem: self }
    }
}
