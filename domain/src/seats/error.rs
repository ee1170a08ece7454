//! What can be wrong with cohorts and rankings before a seat is given away.

use std::fmt::Display;

use crate::json::shortened;

/// What is wrong. Ids are as they were given, in quotes, at most 60 characters of each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeatsError {
    /// Two cohorts have one id.
    #[error("cohort {0} is given twice")]
    CohortTwice(String),
    /// Two applicants have one id.
    #[error("applicant {0} is given twice")]
    ApplicantTwice(String),
    /// A ranking names a cohort that there is not.
    #[error("applicant {applicant} ranks cohort {cohort}, which is not among the cohorts")]
    UnknownCohort {
        /// Whose ranking.
        applicant: String,
        /// What it names.
        cohort: String,
    },
    /// A ranking names a cohort twice.
    #[error("applicant {applicant} ranks cohort {cohort} twice")]
    RankedTwice {
        /// Whose ranking.
        applicant: String,
        /// What it names.
        cohort: String,
    },
    /// A priority list names somebody who did not apply at all.
    #[error("the priority list of cohort {cohort} names {applicant}, who is not among the applicants")]
    UnknownApplicant {
        /// Whose list.
        cohort: String,
        /// Whom it names.
        applicant: String,
    },
    /// A priority list names somebody twice.
    #[error("the priority list of cohort {cohort} names {applicant} twice")]
    ListedTwice {
        /// Whose list.
        cohort: String,
        /// Whom it names.
        applicant: String,
    },
}

fn quoted(id: &impl Display) -> String {
    shortened(&id.to_string())
}

impl SeatsError {
    pub(super) fn cohort_twice(id: &impl Display) -> Self {
        Self::CohortTwice(quoted(id))
    }

    pub(super) fn applicant_twice(id: &impl Display) -> Self {
        Self::ApplicantTwice(quoted(id))
    }

    pub(super) fn unknown_cohort(applicant: &impl Display, cohort: &impl Display) -> Self {
        Self::UnknownCohort { applicant: quoted(applicant), cohort: quoted(cohort) }
    }

    pub(super) fn ranked_twice(applicant: &impl Display, cohort: &impl Display) -> Self {
        Self::RankedTwice { applicant: quoted(applicant), cohort: quoted(cohort) }
    }

    pub(super) fn unknown_applicant(cohort: &impl Display, applicant: &impl Display) -> Self {
        Self::UnknownApplicant { cohort: quoted(cohort), applicant: quoted(applicant) }
    }

    pub(super) fn listed_twice(cohort: &impl Display, applicant: &impl Display) -> Self {
        Self::ListedTwice { cohort: quoted(cohort), applicant: quoted(applicant) }
    }
}
