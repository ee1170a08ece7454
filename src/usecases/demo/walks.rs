//! How an application came to where it stands: the moves it made, and how many days lay before each.

use domain::applications::{Action, Status, WorkflowKind};

/// The moves that lead to a status, from the draft on. `asked` takes the way around a question, where there is one.
pub(super) fn moves(kind: WorkflowKind, status: Status, asked: bool) -> Vec<Action> {
    use Action::*;
    let mut moves = match kind {
        WorkflowKind::Credit => credit(status).to_vec(),
        WorkflowKind::Mentoring => mentoring(status).to_vec(),
    };
    let visited = moves.iter().position(|action| *action == Visit);
    if let Some(place) = visited.filter(|_| asked) {
        moves.splice(place..place, [Ask, Answer]);
    }
    moves
}

fn credit(status: Status) -> &'static [Action] {
    use Action::*;
    match status {
        Status::Submitted => &[Submit],
        Status::InReview => &[Submit, StartReview],
        Status::InfoRequested => &[Submit, StartReview, Ask],
        Status::SiteVisit => &[Submit, StartReview, Visit],
        Status::Committee => &[Submit, StartReview, Visit, Refer],
        Status::Offered => &[Submit, StartReview, Visit, Refer, Approve],
        Status::Accepted => &[Submit, StartReview, Visit, Refer, Approve, Accept],
        Status::Disbursed => &[Submit, StartReview, Visit, Refer, Approve, Accept, Disburse],
        Status::Settled => &[Submit, StartReview, Visit, Refer, Approve, Accept, Disburse, Settle],
        Status::Declined => &[Submit, StartReview, Visit, Decline],
        Status::Withdrawn => &[Submit, StartReview, Withdraw],
        Status::Lapsed => &[Submit, StartReview, Visit, Refer, Approve, Lapse],
        Status::Transferred => &[Submit, StartReview, Transfer],
        _ => &[],
    }
}

fn mentoring(status: Status) -> &'static [Action] {
    use Action::*;
    match status {
        Status::Submitted => &[Submit],
        Status::Waitlisted => &[Submit, Waitlist],
        Status::SeatOffered => &[Submit, OfferSeat],
        Status::Enrolled => &[Submit, OfferSeat, Accept],
        Status::Active => &[Submit, OfferSeat, Accept, Start],
        Status::Completed => &[Submit, OfferSeat, Accept, Start, Complete],
        Status::Dropped => &[Submit, OfferSeat, Accept, Start, Drop],
        Status::Declined => &[Submit, Decline],
        Status::Withdrawn => &[Submit, Withdraw],
        Status::Lapsed => &[Submit, OfferSeat, Lapse],
        _ => &[],
    }
}

/// How long an offer letter and a seat can be accepted, in days.
pub(super) const LETTER: i64 = 14;
/// See [`LETTER`].
pub(super) const SEAT: i64 = 7;

/// Days that lie before a move.
pub(super) const fn days_before(kind: WorkflowKind, action: Action) -> i64 {
    match (kind, action) {
        (_, Action::StartReview | Action::Ask) => 1,
        (WorkflowKind::Credit, Action::Lapse) => LETTER + 1,
        (WorkflowKind::Mentoring, Action::Lapse) => SEAT + 1,
        (_, Action::Settle) => 110,
        (_, Action::Disburse | Action::Start) => 4,
        (_, Action::Complete) => super::programs::ENDED.1 - super::programs::ENDED.2,
        (_, Action::Drop) => 9,
        (_, Action::Submit | Action::Refer | Action::Waitlist | Action::Withdraw | Action::Transfer) => 2,
        _ => 3,
    }
}

/// How many days ago each move was made, when the last one was so many days ago.
pub(super) fn days_ago(kind: WorkflowKind, moves: &[Action], last: i64) -> Vec<i64> {
    let mut ago = last;
    let mut days: Vec<i64> = Vec::with_capacity(moves.len());
    for action in moves.iter().rev() {
        days.push(ago);
        ago += days_before(kind, *action);
    }
    days.reverse();
    days
}
