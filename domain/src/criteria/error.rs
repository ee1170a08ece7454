//! What can be wrong with a rule that is handed in, and at which leaf. Each problem has a stable code for screens.

use std::fmt;

use super::TestName;
use crate::facts::{FactKey, FactProblem};

/// One problem and where it stands, as `rule.all[2].any[0]`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct RuleError {
    /// The path of the leaf.
    pub path: String,
    /// What is wrong there.
    pub problem: RuleProblem,
}

/// Every problem of a rule, in its order; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleErrors(pub Vec<RuleError>);

impl std::error::Error for RuleErrors {}

impl fmt::Display for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, error) in self.0.iter().enumerate() {
            write!(f, "{}{error}", if number == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

/// What is wrong with a part of a rule. What was given is carried shortened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleProblem {
    /// An object was wanted.
    #[error("an object with all, any or fact is wanted")]
    NotARule,
    /// `all` or `any` must be a list.
    #[error("a list of rules is wanted")]
    NotAList,
    /// `any` of nothing can never pass.
    #[error("any needs at least one rule")]
    EmptyAny,
    /// The object has a field we do not know, or one that does not belong there.
    #[error("{given} is not a field here")]
    UnknownField {
        /// The name given.
        given: String,
    },
    /// No fact has this key.
    #[error("there is no fact {given}")]
    UnknownFact {
        /// The key given.
        given: String,
    },
    /// The leaf tests nothing.
    #[error("a test is missing: at_least, at_most, more_than, less_than, is, one_of or none_of")]
    MissingTest,
    /// The test does not suit the type of the fact.
    #[error("{test} does not suit {fact}")]
    TestDoesNotSuit {
        /// The test given.
        test: TestName,
        /// The fact it was put to.
        fact: FactKey,
    },
    /// A value to compare with is wrong.
    #[error("{test}: {problem}")]
    Operand {
        /// The test it belongs to.
        test: TestName,
        /// What is wrong with it.
        problem: FactProblem,
    },
    /// The list to compare with is not a list, or empty.
    #[error("{test} needs a list of at least one value")]
    EmptyList {
        /// The test it belongs to.
        test: TestName,
    },
    /// Only comparisons may stand together.
    #[error("{test} must stand alone; only comparisons may be combined")]
    MixedTests {
        /// The test that must stand alone.
        test: TestName,
    },
    /// The remedy is missing or has a name we do not know.
    #[error("remedy must be paper, coaching, time or none")]
    Remedy,
    /// The evidence has a name we do not know.
    #[error("evidence must be stated, document, checked or registry")]
    Evidence,
    /// The rule is nested too deeply.
    #[error("nested more than {} deep", super::MOST_DEPTH)]
    TooDeep,
    /// The rule is too long.
    #[error("more than {} leaves", super::MOST_LEAVES)]
    TooMany,
}

impl RuleProblem {
    /// The stable code, by which screens find their words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotARule => "not_a_rule",
            Self::NotAList => "not_a_list",
            Self::EmptyAny => "empty_any",
            Self::UnknownField { .. } => "unknown_field",
            Self::UnknownFact { .. } => "unknown_fact",
            Self::MissingTest => "missing_test",
            Self::TestDoesNotSuit { .. } => "test_does_not_suit",
            Self::Operand { .. } => "operand",
            Self::EmptyList { .. } => "empty_list",
            Self::MixedTests { .. } => "mixed_tests",
            Self::Remedy => "remedy",
            Self::Evidence => "evidence",
            Self::TooDeep => "too_deep",
            Self::TooMany => "too_many",
        }
    }
}
