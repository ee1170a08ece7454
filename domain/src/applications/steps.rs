//! The progress line, whose turn it is, and which promise runs: one exhaustive match each, so that a new status cannot
//! be forgotten.

use super::{Status, WorkflowKind};

text_enum! {
    /// A span of the progress line, from the draft to the far bank.
    Step {
        /// The application is being written.
        Write = "write",
        /// It is handed in.
        Sent = "sent",
        /// The bank reviews it.
        Review = "review",
        /// The bank has decided; an offer letter lies on the table.
        Decision = "decision",
        /// The letter is accepted, the contract is signed.
        Signing = "signing",
        /// The money is paid out.
        Money = "money",
        /// A seat is offered.
        Seat = "seat",
        /// The seat is taken.
        Enrolment = "enrolment",
        /// The program runs, and is completed.
        Program = "program",
    }
}

text_enum! {
    /// How a span of the progress line is drawn.
    SpanState {
        /// Behind.
        Done = "done",
        /// Where the application stands.
        Now = "now",
        /// Where it ended before the far bank.
        Broken = "broken",
        /// Ahead.
        Ahead = "ahead",
    }
}

text_enum! {
    /// Whose turn it is.
    WaitsOn {
        /// The owner.
        Owner = "owner",
        /// The bank or the partner.
        Organisation = "organisation",
        /// The office.
        Office = "office",
        /// Nobody: it runs, or it has ended.
        Nobody = "nobody",
    }
}

text_enum! {
    /// Which of an offer's promises runs, in working days since the application was handed in.
    Promised {
        /// The first reply.
        FirstReply = "first_reply",
        /// The decision.
        Decision = "decision",
    }
}

/// One span of the progress line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Which.
    pub step: Step,
    /// How it is drawn.
    pub state: SpanState,
}

/// The spans of a workflow, in order.
pub const fn steps(kind: WorkflowKind) -> &'static [Step] {
    match kind {
        WorkflowKind::Credit => {
            &[Step::Write, Step::Sent, Step::Review, Step::Decision, Step::Signing, Step::Money]
        }
        WorkflowKind::Mentoring => &[Step::Write, Step::Sent, Step::Seat, Step::Enrolment, Step::Program],
    }
}

/// The span a status belongs to. What was withdrawn or given to another bank ended somewhere between: the line is then
/// drawn by [`progress`], which is told from where.
pub const fn step_of(kind: WorkflowKind, status: Status) -> Step {
    match status {
        Status::Draft => Step::Write,
        Status::Submitted | Status::Waitlisted | Status::Withdrawn => Step::Sent,
        Status::InReview
        | Status::SiteVisit
        | Status::Committee
        | Status::InfoRequested
        | Status::Transferred => Step::Review,
        Status::Offered => Step::Decision,
        Status::Declined | Status::Lapsed => match kind {
            WorkflowKind::Credit => Step::Decision,
            WorkflowKind::Mentoring => Step::Seat,
        },
        Status::Accepted => Step::Signing,
        Status::Disbursed | Status::Settled => Step::Money,
        Status::SeatOffered => Step::Seat,
        Status::Enrolled => Step::Enrolment,
        Status::Active | Status::Completed | Status::Dropped => Step::Program,
    }
}

/// The progress line of an application. `left` is where it stood before its last move; it says where a line broke.
pub fn progress(kind: WorkflowKind, status: Status, left: Option<Status>) -> Vec<Span> {
    let broken = ends_short(status);
    let here = match left {
        Some(left) if broken => step_of(kind, left),
        _ => step_of(kind, status),
    };
    let at = steps(kind).iter().position(|step| *step == here).unwrap_or_default();
    let arrived = matches!(status, Status::Disbursed | Status::Settled | Status::Completed);
    let state = |place: usize| match place.cmp(&at) {
        std::cmp::Ordering::Less => SpanState::Done,
        std::cmp::Ordering::Greater => SpanState::Ahead,
        std::cmp::Ordering::Equal if broken => SpanState::Broken,
        std::cmp::Ordering::Equal if arrived => SpanState::Done,
        std::cmp::Ordering::Equal => SpanState::Now,
    };
    steps(kind).iter().enumerate().map(|(place, step)| Span { step: *step, state: state(place) }).collect()
}

const fn ends_short(status: Status) -> bool {
    matches!(
        status,
        Status::Transferred | Status::Dropped | Status::Declined | Status::Withdrawn | Status::Lapsed
    )
}

/// Who acts next.
pub const fn waits_on(status: Status) -> WaitsOn {
    match status {
        Status::Draft | Status::InfoRequested | Status::Offered | Status::SeatOffered => WaitsOn::Owner,
        Status::Submitted
        | Status::InReview
        | Status::SiteVisit
        | Status::Committee
        | Status::Accepted
        | Status::Waitlisted
        | Status::Enrolled => WaitsOn::Organisation,
        Status::Disbursed
        | Status::Active
        | Status::Settled
        | Status::Transferred
        | Status::Completed
        | Status::Dropped
        | Status::Declined
        | Status::Withdrawn
        | Status::Lapsed => WaitsOn::Nobody,
    }
}

/// The statuses that have not come to their end and yet ask nothing of anybody now: money in hand, a program under way.
pub fn resting() -> impl Iterator<Item = Status> {
    let rests = |status: &Status| waits_on(*status) == WaitsOn::Nobody && !super::is_final(*status);
    Status::ALL.iter().copied().filter(rests)
}

/// The promise that runs while an application stands here. While the owner is asked, no promise of the bank runs.
pub const fn promise_of(status: Status) -> Option<Promised> {
    match status {
        Status::Submitted => Some(Promised::FirstReply),
        Status::InReview | Status::SiteVisit | Status::Committee | Status::Waitlisted => {
            Some(Promised::Decision)
        }
        Status::Draft
        | Status::InfoRequested
        | Status::Offered
        | Status::Accepted
        | Status::Disbursed
        | Status::Settled
        | Status::Transferred
        | Status::SeatOffered
        | Status::Enrolled
        | Status::Active
        | Status::Completed
        | Status::Dropped
        | Status::Declined
        | Status::Withdrawn
        | Status::Lapsed => None,
    }
}
