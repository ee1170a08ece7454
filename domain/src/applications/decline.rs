//! Why an application is declined: reasons from a list and criteria of the rule, so that a refusal becomes a gap card
//! and never a bare no.

use serde::{Deserialize, Serialize};

use super::WorkflowKind;
use crate::criteria::{Remedy, Rule};
use crate::facts::FactKey;
use crate::matching::{FrozenFinding, Truth};

text_enum! {
    /// A reason, as banks and partners give them.
    DeclineReason {
        /// The bank's own look into SLIK found a problem. What it found is told by the bank in person, never here.
        SlikProblem = "slik_problem",
        /// Another commercial productive credit runs.
        ActiveCredit = "active_credit",
        /// The business is too young.
        BusinessTooYoung = "business_too_young",
        /// Papers are missing or do not agree.
        DocumentsIncomplete = "documents_incomplete",
        /// The instalment would weigh too much.
        RepaymentCapacity = "repayment_capacity",
        /// Outside the policy of the bank or the aim of the program.
        OutsidePolicy = "outside_policy",
        /// The place of business could not be verified.
        LocationNotVerifiable = "location_not_verifiable",
        /// What was stated does not agree with registers or papers.
        DataMismatch = "data_mismatch",
        /// Every seat of the cohort is taken.
        CohortFull = "cohort_full",
    }
}

impl DeclineReason {
    /// The reasons that make sense in a workflow.
    pub fn for_kind(kind: WorkflowKind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |reason| reason.suits(kind))
    }

    const fn suits(self, kind: WorkflowKind) -> bool {
        match self {
            Self::SlikProblem | Self::ActiveCredit | Self::RepaymentCapacity => {
                matches!(kind, WorkflowKind::Credit)
            }
            Self::CohortFull => matches!(kind, WorkflowKind::Mentoring),
            Self::BusinessTooYoung
            | Self::DocumentsIncomplete
            | Self::OutsidePolicy
            | Self::LocationNotVerifiable
            | Self::DataMismatch => true,
        }
    }

    /// The fact it is about, where it is about one.
    pub const fn fact(self) -> Option<FactKey> {
        match self {
            Self::ActiveCredit => Some(FactKey::ProductiveCredit),
            Self::BusinessTooYoung => Some(FactKey::BusinessAgeMonths),
            Self::RepaymentCapacity => Some(FactKey::InstalmentBurdenPercent),
            Self::SlikProblem
            | Self::DocumentsIncomplete
            | Self::OutsidePolicy
            | Self::LocationNotVerifiable
            | Self::DataMismatch
            | Self::CohortFull => None,
        }
    }

    /// What closes the gap, where nothing more is known than the reason.
    pub const fn remedy(self) -> Remedy {
        match self {
            // A letter that the old debt is paid, the missing paper, a letter of the village, a corrected card.
            Self::SlikProblem
            | Self::DocumentsIncomplete
            | Self::LocationNotVerifiable
            | Self::DataMismatch => Remedy::Paper,
            Self::RepaymentCapacity => Remedy::Coaching,
            Self::BusinessTooYoung | Self::CohortFull => Remedy::Time,
            Self::ActiveCredit | Self::OutsidePolicy => Remedy::None,
        }
    }
}

/// Why an application was declined, as it is kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Reasons from the list.
    #[serde(default)]
    pub reasons: Vec<DeclineReason>,
    /// Paths of leaves of the version's rule, such as `rule.all[2].any[0]`.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// What the bank adds, to be read by the owner; may be empty.
    #[serde(default)]
    pub note: String,
}

/// Why a decline cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeclineError {
    /// Neither a reason nor a criterion was chosen.
    #[error("no reason is given")]
    NoReason,
    /// The reason belongs to the other workflow.
    #[error("{0} is no reason here")]
    OtherWorkflow(DeclineReason),
    /// The rule has no such criterion.
    #[error("the rule has no criterion at {0}")]
    UnknownCriterion(String),
}

impl DeclineError {
    /// The stable code that screens translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoReason => "decline-no-reason",
            Self::OtherWorkflow(_) => "decline-other-workflow",
            Self::UnknownCriterion(_) => "decline-unknown-criterion",
        }
    }
}

/// What stands between the applicant and the next try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The reason, where it came from the list.
    pub reason: Option<DeclineReason>,
    /// The fact it is about, where it is about one.
    pub fact: Option<FactKey>,
    /// What the application had and what was needed, as frozen, where a criterion of the rule speaks of it.
    pub finding: Option<&'a FrozenFinding>,
    /// What closes it.
    pub remedy: Remedy,
}

impl Decline {
    /// A decline, if it has a reason and every reason exists. What is chosen twice is kept once.
    pub fn new(
        kind: WorkflowKind,
        rule: &Rule,
        mut reasons: Vec<DeclineReason>,
        criteria: &[String],
        note: &str,
    ) -> Result<Self, DeclineError> {
        reasons.sort_unstable();
        reasons.dedup();
        if let Some(other) = reasons.iter().find(|reason| !reason.suits(kind)) {
            return Err(DeclineError::OtherWorkflow(*other));
        }
        let paths: Vec<String> = rule.leaves().into_iter().map(|(path, _)| path).collect();
        if let Some(unknown) = criteria.iter().find(|path| !paths.contains(path)) {
            return Err(DeclineError::UnknownCriterion(unknown.clone()));
        }
        // In the order of the rule, not of the ticking.
        let criteria: Vec<String> = paths.into_iter().filter(|path| criteria.contains(path)).collect();
        if reasons.is_empty() && criteria.is_empty() {
            return Err(DeclineError::NoReason);
        }
        Ok(Self { reasons, criteria, note: note.trim().to_owned() })
    }

    /// The gap cards of a decline: criteria first, then the reasons that no chosen criterion already speaks of.
    pub fn gaps<'a>(&self, rule: &Rule, findings: &'a [FrozenFinding]) -> Vec<Gap<'a>> {
        let leaves = rule.leaves();
        let leaf_at = |path: &str| leaves.iter().find(|(at, _)| at == path).map(|(_, leaf)| *leaf);
        let mut gaps: Vec<Gap<'a>> = self
            .criteria
            .iter()
            .filter_map(|path| {
                let leaf = leaf_at(path)?;
                let finding = findings.iter().find(|finding| finding.path == *path);
                Some(Gap { reason: None, fact: Some(leaf.check.fact()), finding, remedy: leaf.remedy })
            })
            .collect();
        for reason in &self.reasons {
            let fact = reason.fact();
            if fact.is_some() && gaps.iter().any(|gap| gap.fact == fact) {
                continue;
            }
            // Of several criteria on the fact the one that failed says most.
            let of_fact = || findings.iter().filter(|finding| Some(finding.check.fact()) == fact);
            let finding =
                of_fact().find(|finding| finding.verdict == Truth::Fail).or_else(|| of_fact().next());
            gaps.push(Gap { reason: Some(*reason), fact, finding, remedy: reason.remedy() });
        }
        gaps
    }
}
