//! Whether a move may be made, and where it leads; a refusal says why.

use super::table::{To, Transition, may_resume, transitions};
use super::{Action, By, Need, Status, Tell, WorkflowKind};
use crate::accounts::AccountId;

/// What four eyes have to say about who acts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Eyes {
    /// The bank does not ask for a second pair of eyes.
    #[default]
    NotAsked,
    /// It does, and who acts has not reviewed the file.
    Other,
    /// It does, and who acts has reviewed the file.
    Same,
}

impl Eyes {
    /// From whether the bank asks for it and from who made the moves that [`Action::reviews`] names.
    pub fn of(asked: bool, reviewers: &[AccountId], actor: AccountId) -> Self {
        match (asked, reviewers.contains(&actor)) {
            (false, _) => Self::NotAsked,
            (true, false) => Self::Other,
            (true, true) => Self::Same,
        }
    }

    const fn close(self, row: &Transition) -> bool {
        matches!(self, Self::Same) && wants_second_pair(row.needs)
    }
}

const fn wants_second_pair(needs: &[Need]) -> bool {
    match needs {
        [] => false,
        [Need::SecondPair, ..] => true,
        [_, rest @ ..] => wants_second_pair(rest),
    }
}

/// A move that somebody proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// Credit or mentoring.
    pub kind: WorkflowKind,
    /// Where the application stands.
    pub status: Status,
    /// Where it stopped, while it waits for the owner's answer.
    pub resume: Option<Status>,
    /// What is to be done.
    pub action: Action,
    /// As whom.
    pub by: By,
    /// The second pair of eyes.
    pub eyes: Eyes,
    /// What was filled in.
    pub given: &'a [Need],
}

/// A move that may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Where the application stands then.
    pub to: Status,
    /// What to keep as the place where it stopped.
    pub resume: Option<Status>,
    /// Who is told.
    pub tell: Tell,
    /// What the move came with.
    pub needs: &'static [Need],
}

/// Why a move may not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// From here nobody does that.
    #[error("from {status} there is no {action}")]
    NoSuchMove {
        /// Where the application stands.
        status: Status,
        /// What was to be done.
        action: Action,
        /// What is open instead to who asked.
        open: Vec<Action>,
    },
    /// It can be done from here, by somebody else.
    #[error("{action} from {status} belongs to another role")]
    NotYours {
        /// Where the application stands.
        status: Status,
        /// What was to be done.
        action: Action,
        /// Whose move it is.
        by: Vec<By>,
    },
    /// The bank asks for four eyes and these have reviewed it.
    #[error("who reviewed an application does not approve it")]
    FourEyes,
    /// Something has to be filled in first.
    #[error("{} is missing", .missing.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    MissingNeed {
        /// What is missing, in the order of the form.
        missing: Vec<Need>,
    },
    /// Nobody knows where the application stopped: a row that no move of the table can have made.
    #[error("there is no place to resume at")]
    NowhereToResume,
}

impl Refusal {
    /// The stable code that the screens translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchMove { .. } => "no-such-move",
            Self::NotYours { .. } => "not-yours",
            Self::FourEyes => "four-eyes",
            Self::MissingNeed { .. } => "missing-need",
            Self::NowhereToResume => "nowhere-to-resume",
        }
    }
}

/// Judges a proposal by its table.
pub fn decide(proposal: &Proposal<'_>) -> Result<Moved, Refusal> {
    let &Proposal { kind, status, resume, action, by, eyes, given } = proposal;
    let row = find(kind, status, action, by)?;
    if eyes.close(row) {
        return Err(Refusal::FourEyes);
    }
    let missing: Vec<Need> =
        row.needs.iter().copied().filter(|need| *need != Need::SecondPair && !given.contains(need)).collect();
    if !missing.is_empty() {
        return Err(Refusal::MissingNeed { missing });
    }
    let to = match row.to {
        To::Status(status) => status,
        To::Resume => resume.filter(|stopped| may_resume(kind, *stopped)).ok_or(Refusal::NowhereToResume)?,
    };
    let resume = (action == Action::Ask).then_some(status);
    Ok(Moved { to, resume, tell: row.tell, needs: row.needs })
}

fn find(kind: WorkflowKind, status: Status, action: Action, by: By) -> Result<&'static Transition, Refusal> {
    let table = transitions(kind);
    if let Some(row) = Transition::find(table, status, action, by) {
        return Ok(row);
    }
    let others: Vec<By> =
        Transition::rows(table, status, action).flat_map(|row| row.by.iter().copied()).collect();
    Err(if others.is_empty() {
        Refusal::NoSuchMove { status, action, open: open_to(kind, status, by) }
    } else {
        Refusal::NotYours { status, action, by: others }
    })
}

/// The moves somebody may make from a status, in the order of the table: the buttons of the page.
pub fn open_to(kind: WorkflowKind, status: Status, by: By) -> Vec<Action> {
    open_now(kind, status, by, Eyes::NotAsked)
}

/// As [`open_to`], without what four eyes close to who looks.
pub fn open_now(kind: WorkflowKind, status: Status, by: By, eyes: Eyes) -> Vec<Action> {
    transitions(kind)
        .iter()
        .filter(|row| row.from == status && row.by.contains(&by) && !eyes.close(row))
        .map(|row| row.action)
        .collect()
}

/// What a move asks to be filled in; nothing where the move does not exist.
pub fn needs_of(kind: WorkflowKind, status: Status, action: Action, by: By) -> Vec<Need> {
    find(kind, status, action, by)
        .map(|row| row.needs.iter().copied().filter(|need| *need != Need::SecondPair).collect())
        .unwrap_or_default()
}
