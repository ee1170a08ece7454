//! The two tables. To change the workflow, change a row here; everything else follows, `docs/workflow.md` included
//! (`jembatan workflow`).

use super::{Action, By, Need, Status, Tell, WorkflowKind};

/// Where a move leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum To<S = Status> {
    /// To a status.
    Status(S),
    /// Back to where the application stopped when the owner was asked.
    Resume,
}

/// One row: from here, this action, by these, leads there, needs this, tells those. Applications and the sessions of
/// mentoring have tables of this one type, each with its own statuses and actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition<S: 'static = Status, A: 'static = Action> {
    /// Where the application, or the session, stands.
    pub from: S,
    /// What is done.
    pub action: A,
    /// Who may do it.
    pub by: &'static [By],
    /// Where it leads.
    pub to: To<S>,
    /// What it cannot be done without.
    pub needs: &'static [Need],
    /// Who is told.
    pub tell: Tell,
}

const OWNER: &[By] = &[By::Owner];
const BANK: &[By] = &[By::BankOfficer, By::BankApprover];
const APPROVER: &[By] = &[By::BankApprover];
const COORDINATOR: &[By] = &[By::Coordinator];
const PARTNER: &[By] = &[By::Coordinator, By::Mentor];
const SYSTEM: &[By] = &[By::System];
const SEATING: &[By] = &[By::Coordinator, By::System];

const NOTHING: &[Need] = &[];
const CONFIRMED: &[Need] = &[Need::Confirmation];
const NOTED: &[Need] = &[Need::Note];
const REASONED: &[Need] = &[Need::Reasons];
const ASKED: &[Need] = &[Need::Question, Need::DueDate];
const LETTER: &[Need] = &[Need::OfferLetter, Need::Expiry, Need::SecondPair];
const SENT_ON: &[Need] = &[Need::Destination, Need::Confirmation];

const fn row(
    from: Status,
    action: Action,
    by: &'static [By],
    to: To,
    needs: &'static [Need],
    tell: Tell,
) -> Transition {
    Transition { from, action, by, to, needs, tell }
}

const fn to(status: Status) -> To {
    To::Status(status)
}

/// Credit at a bank. A draft is not withdrawn but deleted: the bank must never hear of it. Nothing is declined before
/// somebody has started to review it, and a case that waits for an answer can be declined, or it might wait for ever.
#[rustfmt::skip] // One row a line: it is read as a table.
pub const CREDIT: &[Transition] = {
    use Action::*;
    use Status::*;
    &[
        row(Draft, Submit, OWNER, to(Submitted), CONFIRMED, Tell::Both),
        row(Submitted, StartReview, BANK, to(InReview), NOTHING, Tell::Owner),
        row(Submitted, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(Submitted, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(InReview, Visit, BANK, to(SiteVisit), NOTED, Tell::Nobody),
        row(InReview, Ask, BANK, to(InfoRequested), ASKED, Tell::Owner),
        row(InReview, Decline, BANK, to(Declined), REASONED, Tell::Owner),
        row(InReview, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(InReview, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(SiteVisit, Refer, BANK, to(Committee), NOTED, Tell::Nobody),
        row(SiteVisit, Ask, BANK, to(InfoRequested), ASKED, Tell::Owner),
        row(SiteVisit, Decline, BANK, to(Declined), REASONED, Tell::Owner),
        row(SiteVisit, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(SiteVisit, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Committee, Approve, APPROVER, to(Offered), LETTER, Tell::Owner),
        row(Committee, Ask, BANK, to(InfoRequested), ASKED, Tell::Owner),
        row(Committee, Decline, BANK, to(Declined), REASONED, Tell::Owner),
        row(Committee, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(Committee, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(InfoRequested, Answer, OWNER, To::Resume, &[Need::Reply], Tell::Organisation),
        row(InfoRequested, Decline, BANK, to(Declined), REASONED, Tell::Owner),
        row(InfoRequested, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(InfoRequested, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Offered, Accept, OWNER, to(Accepted), CONFIRMED, Tell::Organisation),
        row(Offered, Transfer, OWNER, to(Transferred), SENT_ON, Tell::Organisation),
        row(Offered, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Offered, Lapse, SYSTEM, to(Lapsed), NOTHING, Tell::Both),
        row(Accepted, Disburse, BANK, to(Disbursed), &[Need::Amount, Need::Day], Tell::Owner),
        row(Disbursed, Settle, BANK, to(Settled), &[Need::Day], Tell::Owner),
    ]
};

/// Mentoring at a partner. Mentors run what the coordinator has admitted; only the coordinator gives the
/// organisation's word that somebody completed it. From the seat on it is the participation ([`is_participation`]): one
/// receipt, one file, one table from the first word to the certificate. When a cohort closes the portal gives its seats
/// away, passes on what is refused, and lets go of what a business wanted less than the seat it took. What has no seat
/// when its cohort starts lapses.
#[rustfmt::skip] // One row a line: it is read as a table.
pub const MENTORING: &[Transition] = {
    use Action::*;
    use Status::*;
    &[
        row(Draft, Submit, OWNER, to(Submitted), CONFIRMED, Tell::Both),
        row(Submitted, OfferSeat, SEATING, to(SeatOffered), &[Need::Expiry], Tell::Owner),
        row(Submitted, Waitlist, SEATING, to(Waitlisted), NOTHING, Tell::Owner),
        row(Submitted, Decline, COORDINATOR, to(Declined), REASONED, Tell::Owner),
        row(Submitted, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Submitted, Release, SYSTEM, to(Withdrawn), NOTHING, Tell::Organisation),
        row(Submitted, Lapse, SYSTEM, to(Lapsed), NOTHING, Tell::Owner),
        row(Waitlisted, OfferSeat, SEATING, to(SeatOffered), &[Need::Expiry], Tell::Owner),
        row(Waitlisted, Decline, COORDINATOR, to(Declined), REASONED, Tell::Owner),
        row(Waitlisted, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Waitlisted, Release, SYSTEM, to(Withdrawn), NOTHING, Tell::Organisation),
        row(Waitlisted, Lapse, SYSTEM, to(Lapsed), NOTHING, Tell::Owner),
        row(SeatOffered, Accept, OWNER, to(Enrolled), CONFIRMED, Tell::Organisation),
        row(SeatOffered, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(SeatOffered, Release, SYSTEM, to(Withdrawn), NOTHING, Tell::Organisation),
        row(SeatOffered, Lapse, SYSTEM, to(Lapsed), NOTHING, Tell::Both),
        row(Enrolled, Release, SYSTEM, to(Withdrawn), NOTHING, Tell::Organisation),
        row(Enrolled, Start, PARTNER, to(Active), NOTHING, Tell::Nobody),
        row(Enrolled, Drop, COORDINATOR, to(Dropped), NOTED, Tell::Owner),
        row(Enrolled, Withdraw, OWNER, to(Withdrawn), CONFIRMED, Tell::Organisation),
        row(Active, Complete, COORDINATOR, to(Completed), &[Need::Day, Need::Outcome, Need::Sessions], Tell::Owner),
        row(Active, Drop, PARTNER, to(Dropped), NOTED, Tell::Owner),
        row(Active, Drop, OWNER, to(Dropped), CONFIRMED, Tell::Organisation),
    ]
};

impl<S: Copy + PartialEq, A: Copy + PartialEq> Transition<S, A> {
    /// The row of a table for a move, if somebody may make it so.
    pub fn find(table: &'static [Self], from: S, action: A, by: By) -> Option<&'static Self> {
        Self::rows(table, from, action).find(|row| row.by.contains(&by))
    }

    /// Every row of a table for a move, whoever makes it.
    pub fn rows(table: &'static [Self], from: S, action: A) -> impl Iterator<Item = &'static Self> {
        table.iter().filter(move |row| row.from == from && row.action == action)
    }

    /// The moves that somebody may make from a status, in the order of the table.
    pub fn open(table: &'static [Self], from: S, by: By) -> Vec<A> {
        table.iter().filter(|row| row.from == from && row.by.contains(&by)).map(|row| row.action).collect()
    }
}

/// The table of a workflow.
pub const fn transitions(kind: WorkflowKind) -> &'static [Transition] {
    match kind {
        WorkflowKind::Credit => CREDIT,
        WorkflowKind::Mentoring => MENTORING,
    }
}

/// Every status of a workflow, in the order in which its table first names them; the draft is the first.
pub fn statuses(kind: WorkflowKind) -> Vec<Status> {
    let mut found = Vec::new();
    for row in transitions(kind) {
        let reached = match row.to {
            To::Status(status) => Some(status),
            To::Resume => None,
        };
        for status in std::iter::once(row.from).chain(reached) {
            if !found.contains(&status) {
                found.push(status);
            }
        }
    }
    found
}

/// Whether an application that stands here has come to its end.
pub const fn is_final(status: Status) -> bool {
    match status {
        Status::Draft
        | Status::Submitted
        | Status::InReview
        | Status::SiteVisit
        | Status::Committee
        | Status::InfoRequested
        | Status::Offered
        | Status::Accepted
        | Status::Disbursed
        | Status::SeatOffered
        | Status::Waitlisted
        | Status::Enrolled
        | Status::Active => false,
        Status::Settled
        | Status::Transferred
        | Status::Completed
        | Status::Dropped
        | Status::Declined
        | Status::Withdrawn
        | Status::Lapsed => true,
    }
}

/// Whether this is the participation of a program: the seat is taken, and it has not come to its end.
pub const fn is_participation(status: Status) -> bool {
    matches!(status, Status::Enrolled | Status::Active)
}

/// Whether an answer may lead back here: it can be asked from here.
pub fn may_resume(kind: WorkflowKind, status: Status) -> bool {
    transitions(kind).iter().any(|row| row.from == status && row.action == Action::Ask)
}
