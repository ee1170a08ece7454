//! The steps of an application, in order, and how far a draft has come.

use domain::applications::WorkflowKind;

use crate::usecases::applications::Application;
use crate::usecases::applications::applying::OpenDraft;

/// One page of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Need,
    Motivation,
    Facts,
    Papers,
    Consent,
    Check,
}

impl Step {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Motivation => "motivation",
            Self::Facts => "facts",
            Self::Papers => "papers",
            Self::Consent => "consent",
            Self::Check => "check",
        }
    }

    /// The steps of this draft. A program that wants no papers has no page for them.
    pub(super) fn all(draft: &OpenDraft) -> Vec<Self> {
        let papers = !draft.case.version.terms.papers().is_empty();
        match draft.case.application.kind() {
            WorkflowKind::Credit => vec![Self::Need, Self::Facts, Self::Papers, Self::Consent, Self::Check],
            WorkflowKind::Mentoring if papers => {
                vec![Self::Motivation, Self::Facts, Self::Papers, Self::Consent, Self::Check]
            }
            WorkflowKind::Mentoring => vec![Self::Motivation, Self::Facts, Self::Consent, Self::Check],
        }
    }

    pub(super) fn named(draft: &OpenDraft, name: &str) -> Option<Self> {
        Self::all(draft).into_iter().find(|step| step.name() == name)
    }

    /// Whether it is filled in.
    pub(super) fn done(self, draft: &OpenDraft) -> bool {
        let application: &Application = &draft.case.application;
        let written = &application.draft;
        match self {
            Self::Need => {
                written.amount.is_some()
                    && written.tenor.is_some()
                    && written.purpose.is_some()
                    && !written.plan.is_empty()
            }
            Self::Motivation => !written.plan.is_empty(),
            Self::Facts => written.facts_confirmed,
            Self::Papers => written.papers_seen && open_papers(draft).is_empty(),
            Self::Consent => written.consent,
            Self::Check => false,
        }
    }

    /// Where to go on: the first step that is not filled in.
    pub(super) fn next_open(draft: &OpenDraft) -> Self {
        let open = Self::all(draft).into_iter().find(|step| !step.done(draft));
        open.unwrap_or(Self::Check)
    }

    /// Which one it is of how many.
    pub(super) fn place(self, draft: &OpenDraft) -> (usize, usize) {
        let all = Self::all(draft);
        let at = all.iter().position(|step| *step == self).map_or(1, |place| place + 1);
        (at, all.len())
    }

    /// The step before, for the way back.
    pub(super) fn before(self, draft: &OpenDraft) -> Option<Self> {
        let all = Self::all(draft);
        let at = all.iter().position(|step| *step == self)?;
        at.checked_sub(1).and_then(|before| all.get(before).copied())
    }
}

/// The papers wanted that are neither laid to the draft nor said to be missing.
pub(super) fn open_papers(draft: &OpenDraft) -> Vec<domain::documents::DocumentKind> {
    let application = &draft.case.application;
    let laid = |kind| draft.case.papers.iter().any(|paper| paper.kind == kind);
    let wanted = draft.case.version.terms.papers().iter().copied();
    wanted.filter(|kind| !laid(*kind) && !application.draft.missing.contains(kind)).collect()
}
